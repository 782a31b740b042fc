//! Registers with something in them: the example, or as many activities as a test asks.

use serde_json::json;
use verwerkingsregister::{
    cli::voorbeeld::laad,
    domain::{
        inhoud::{Inhoud, beheer::Beheer},
        levensloop::{
            handeling::Handeling,
            scope::Scopes,
            wie::{Persoon, Wie},
        },
    },
    handelingen::{
        aanmaken::{Nieuw, aanmaken},
        beoordelen,
        vaststellen::vaststellen,
    },
};

use super::{app::TestApp, builders::complete_inhoud};

impl TestApp {
    /// A register with the example in it.
    pub async fn with_example() -> Self {
        let app = Self::start().await;
        app.load_example().await;
        app
    }

    /// Puts the example into the register.
    pub async fn load_example(&self) {
        assert_eq!(laad(self.store()).await.unwrap(), 51);
    }

    /// Settles so many activities through the store.
    pub async fn fill(&self, aantal: usize) {
        let gemeente = self.gemeente().await;
        let inhoud: Inhoud = serde_json::from_value(complete_inhoud(gemeente)).unwrap();
        let wie = Wie::new("toets".into(), Persoon::new("vuller", None, "Vuller"), Scopes::all(), None);
        for begin in (0..aantal).step_by(100) {
            let (inhoud, schrijver, wie) = (inhoud.clone(), wie.clone(), wie.clone());
            let store = self.store().clone().zonder_vier_ogen();
            let deel = store.write(&schrijver, move |tx| {
                for nummer in begin..aantal.min(begin + 100) {
                    // Names run against the numbers, so that no order is another by accident.
                    let inhoud = Inhoud { naam: format!("Activiteit {:05}", 99_999 - nummer), ..inhoud.clone() };
                    let nieuw = Nieuw {
                        uuid: None,
                        identificatie: None,
                        registerhouder: gemeente,
                        inhoud,
                        beheer: Beheer::default(),
                        ingelezen: Vec::new(),
                    };
                    let mut zaak = aanmaken(tx, &wie, nieuw, (Handeling::CreateVerwerkingsactiviteit, json!({})))?;
                    beoordelen::indienen(tx, &wie, &mut zaak)?;
                    vaststellen(tx, &wie, &mut zaak)?;
                }
                Ok(())
            });
            deel.await.unwrap();
        }
    }
}
