//! What waiting readers of the feed asked and were told: many ask the same at the same moment.

use std::{collections::HashMap, future::Future};

use tokio::sync::{Mutex, MutexGuard};

use crate::{error::Result, store::Generatie};

/// So many questions are remembered at most.
const MEESTE: usize = 1000;

/// The questions of one generation, answered one after another.
#[derive(Debug, Default)]
pub struct Gezien(Mutex<Vragen>);

/// Whether there was something for each question, as of this generation or later.
#[derive(Debug, Default)]
pub struct Vragen {
    generatie: Generatie,
    antwoorden: HashMap<String, bool>,
}

impl Gezien {
    /// Waits for a turn to ask something of this generation.
    pub async fn neem(&self, generatie: Generatie) -> MutexGuard<'_, Vragen> {
        let mut vragen = self.0.lock().await;
        if vragen.generatie < generatie || vragen.antwoorden.len() >= MEESTE {
            *vragen = Vragen { generatie, antwoorden: HashMap::new() };
        }
        vragen
    }
}

impl Vragen {
    /// What somebody before heard, or else what is read now.
    pub async fn is_er_iets<F: Future<Output = Result<bool>>>(
        &mut self,
        vraag: String,
        lees: impl FnOnce() -> F,
    ) -> Result<bool> {
        if let Some(antwoord) = self.antwoorden.get(&vraag) {
            return Ok(*antwoord);
        }
        let antwoord = lees().await?;
        self.antwoorden.insert(vraag, antwoord);
        Ok(antwoord)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[actix_web::test]
    async fn the_same_is_read_once_in_a_generation() {
        let gezien = Gezien::default();
        let mut gelezen = 0;
        for (generatie, vraag, antwoord, keren) in
            [(1, "a", false, 1), (1, "a", false, 1), (1, "b", false, 2), (2, "a", true, 3), (2, "a", true, 3), (1, "a", true, 3)]
        {
            let mut vragen = gezien.neem(Generatie::van(0, generatie)).await;
            let lees = || {
                gelezen += 1;
                std::future::ready(Ok(generatie == 2))
            };
            assert_eq!(vragen.is_er_iets(vraag.to_owned(), lees).await.unwrap(), antwoord);
            assert_eq!(gelezen, keren, "{generatie} {vraag}");
        }
    }
}
