use super::*;

fn gelezen(tekst: &str) -> (Vec<Grondslag>, Vec<GrondslagGroep>, Vec<String>, bool) {
    let kennis = Kennis::new(None).unwrap();
    let boek = Woordenboek::new(&kennis, &HashMap::new());
    let gelezen = Wetten::new(&kennis, None).lees(tekst, &boek);
    let bepaling = |bepaling: WettelijkeBepaling| {
        [bepaling.citeertitel, bepaling.artikel, bepaling.lid, bepaling.toelichting]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    };
    (gelezen.grondslagen, gelezen.groepen, gelezen.bepalingen.into_iter().map(bepaling).collect(), gelezen.alles)
}

#[test]
fn notations_of_article_6_are_legal_bases() {
    use Grondslag::{TaakAlgemeenBelang, Toestemming, WettelijkeVerplichting};
    for tekst in ["art. 6 lid 1 sub e AVG", "6.1.e", "Artikel 6, eerste lid, onder e, AVG", "6(1)(e)", "e"] {
        assert_eq!(gelezen(tekst), (vec![TaakAlgemeenBelang], vec![], vec![], true), "{tekst}");
    }
    assert_eq!(gelezen("art. 6 lid 1 sub c en e AVG").0, [WettelijkeVerplichting, TaakAlgemeenBelang]);
    assert_eq!(gelezen("Toestemming (art 6 lid 1 onder a)"), (vec![Toestemming, Toestemming], vec![], vec![], true));
    assert_eq!(gelezen("artikel 6 Gemeentewet").0, []);
    assert_eq!(gelezen("Toestemming (art. 6 lid 1 sub e)"), (vec![], vec![], vec![], false));
}

#[test]
fn short_notations_are_read() {
    use Grondslag::{Overeenkomst, WettelijkeVerplichting};
    for tekst in ["Art. 6 Abs. 1 lit. b DSGVO", "Article 6(1)(b) GDPR", "art. 6 par. 1 point b RGPD"] {
        assert_eq!(gelezen(tekst), (vec![Overeenkomst], vec![], vec![], true), "{tekst}");
    }
    for tekst in ["6.1c", "art. 6 lid 1c AVG", "lid 1c", "6(1)c", "sub c", "onder c", "c"] {
        assert_eq!(gelezen(tekst), (vec![WettelijkeVerplichting], vec![], vec![], true), "{tekst}");
    }
    assert_eq!(gelezen("Overeenkomst (art. 6 lid 1b)"), (vec![Overeenkomst, Overeenkomst], vec![], vec![], true));
    let wet = |tekst: &str| (gelezen(tekst).2, gelezen(tekst).3);
    assert_eq!(wet("art. 229 lid 1 onder b Gemeentewet"), (vec!["Gemeentewet 229 1 onder b".to_owned()], true));
    assert_eq!(wet("Gemeentewet artikel 229, lid 1, onder b"), (vec!["Gemeentewet 229 1 onder b".to_owned()], true));
    assert_eq!(wet("7:658 BW"), (vec!["Burgerlijk Wetboek Boek 7 658".to_owned()], true));
    for tekst in ["BW 7:658", "artikel 7:658 Burgerlijk Wetboek", "Burgerlijk Wetboek Boek 7, art. 658"] {
        assert_eq!(wet(tekst), (vec!["Burgerlijk Wetboek Boek 7 658".to_owned()], true), "{tekst}");
    }
    assert_eq!(wet("Gemeentewet, onder b"), (vec!["Gemeentewet".to_owned()], false), "a letter is of the law");
    assert_eq!(wet("Gemw 229 lid 1 sub b"), (vec!["Gemeentewet 229 1 onder b".to_owned()], true));
    assert_eq!(wet("UAVG 22").0, ["Uitvoeringswet Algemene verordening gegevensbescherming 22"]);
    assert_eq!(wet("art. 3:2 t/m 3:5 Awb"), (vec!["Algemene wet bestuursrecht 3:2-3:5".to_owned()], true), "a series is one");
    assert_eq!(wet("2.3.2 Wmo 2015"), (vec!["Wet maatschappelijke ondersteuning 2015 2.3.2".to_owned()], true));
    assert!(wet("Wet Bibob").1);
    assert_eq!(gelezen("artikel 12 lid 1b Gemeentewet").0, [], "the paragraph is of another law");
    assert_eq!(gelezen("AVG"), (vec![], vec![], vec![], true), "nothing is said, and nothing is strange");
    let kennis = Kennis::new(None).unwrap();
    let boek = Woordenboek::new(&kennis, &HashMap::new());
    let negen = Wetten::new(&kennis, None).lees("art. 9 lid 2 onder h AVG", &boek);
    assert_eq!((negen.uitzonderingen, negen.alles), (vec![Uitzondering::GezondheidszorgSocialeDiensten], true));
}

#[test]
fn everyday_words_are_a_group_and_a_denial_is_nothing() {
    assert_eq!(gelezen("Wettelijke taak"), (vec![], vec![GrondslagGroep::WettelijkeTaak], vec![], true));
    assert_eq!(gelezen("Wettelijke taak (6 lid 1 sub e)"), (vec![Grondslag::TaakAlgemeenBelang], vec![], vec![], true));
    assert_eq!(gelezen("geen toestemming nodig"), (vec![], vec![], vec![], false));
    assert!(!gelezen("Toestemming van de ouders").3);
    assert!(gelezen("d - vitaal belang").3);
    assert_eq!(gelezen("e) toestemming"), (vec![Grondslag::Toestemming], vec![], vec![], true), "a list has letters too");
}

#[test]
fn laws_are_found_with_their_articles() {
    let wet = |tekst: &str| (gelezen(tekst).2, gelezen(tekst).3);
    assert_eq!(wet("artikel 2.3.2 Wmo 2015"), (vec!["Wet maatschappelijke ondersteuning 2015 2.3.2".to_owned()], true));
    assert_eq!(wet("Gemeentewet art. 151c, lid 1"), (vec!["Gemeentewet 151c 1".to_owned()], true));
    assert_eq!(
        wet("Art. 2 en 5 van de Jeugdwet; Participatiewet"),
        (vec!["Jeugdwet 2".to_owned(), "Jeugdwet 5".to_owned(), "Participatiewet".to_owned()], true)
    );
    assert_eq!(
        wet("Participatiewet artikel 7, artikel 17 en artikel 53a"),
        (["7", "17", "53a"].map(|artikel| format!("Participatiewet {artikel}")).to_vec(), true)
    );
    assert_eq!(
        wet("Jeugdwet art. 2.3, art. 7 Participatiewet"),
        (vec!["Jeugdwet 2.3".to_owned(), "Participatiewet 7".to_owned()], true)
    );
    assert_eq!(wet("Gemw 151c"), (vec!["Gemeentewet 151c".to_owned()], true));
    assert_eq!(wet("Participatiewet 2015").0, ["Participatiewet"], "a year is no article");
    assert_eq!(wet("artikel 7:629, eerste lid, BW"), (vec![], false), "the paragraph stands between");
    assert_eq!(wet("art. 7:629 BW"), (vec!["Burgerlijk Wetboek Boek 7 629".to_owned()], true));
    assert_eq!(wet("Leerplichtwet 1969, artikel 16, tweede lid"), (vec!["Leerplichtwet 1969 16 2".to_owned()], true));
    assert_eq!(wet("Verordening leerlingenvervoer"), (vec!["Verordening leerlingenvervoer".to_owned()], true));
    assert_eq!(wet("Verordening (EU) 2016/679"), (vec![], true));
    assert_eq!(wet("Beleidsregels Wmo 2015"), (vec!["Beleidsregels Wmo 2015".to_owned()], true), "no national law");
}
