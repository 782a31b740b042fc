//! What search finds: beginnings and forms of words, in any case and with or without diacritics; and that text is only text.

use serde_json::json;

use crate::support::{
    Client, TestApp, complete_inhoud,
    lists::{BEHEER, OPENBAAR, names},
};

/// A register with an activity for each name.
async fn register(activiteiten: &[&str]) -> TestApp {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    for naam in activiteiten {
        app.vastgesteld(gemeente, naam, "2026-01-01").await;
    }
    app
}

async fn zoek(lezer: &Client, zoek: &str) -> Vec<String> {
    names(lezer, OPENBAAR, &[("zoek", zoek), ("sorteer", "naam")]).await
}

#[actix_web::test]
async fn a_word_is_found_by_its_begin_and_by_its_other_forms() {
    let app = register(&["Camerawagens bij het station", "Uitkering aanvragen", "Uitkeringen betalen", "Bomen kappen"]).await;
    let lezer = app.anonymous();
    assert_eq!(zoek(&lezer, "camera").await, ["Camerawagens bij het station"]);
    assert_eq!(zoek(&lezer, "camerawagens").await, ["Camerawagens bij het station"]);
    assert_eq!(zoek(&lezer, "wagens").await, [""; 0], "only the begin of a word");
    assert_eq!(zoek(&lezer, "uitkering").await, ["Uitkering aanvragen", "Uitkeringen betalen"]);
    assert_eq!(zoek(&lezer, "uitkeringen").await, ["Uitkering aanvragen", "Uitkeringen betalen"]);
    assert_eq!(zoek(&lezer, "boom").await, ["Bomen kappen"], "their stems are equal");
    assert_eq!(zoek(&lezer, "bomenkap").await, [""; 0], "longer than the word");
    assert_eq!(zoek(&lezer, "uitker").await, ["Uitkering aanvragen", "Uitkeringen betalen"]);
}

#[actix_web::test]
async fn case_and_diacritics_make_no_difference_either_way() {
    let app = register(&["Beëindigen van coöperaties", "Beeindigen zonder trema", "ÉÉN LOKET"]).await;
    let lezer = app.anonymous();
    let beide = ["Beëindigen van coöperaties", "Beeindigen zonder trema"];
    for vorm in ["beeindigen", "beëindigen", "BEËINDIGEN", "Beeindigen", "bee\u{308}indigen", "beëin", "ｂｅｅｉｎｄｉｇｅｎ"]
    {
        assert_eq!(zoek(&lezer, vorm).await, beide, "{vorm}");
    }
    for vorm in ["een loket", "één loket", "Een Loket", "LOKET ÉÉN"] {
        assert_eq!(zoek(&lezer, vorm).await, ["ÉÉN LOKET"], "{vorm}");
    }
    assert_eq!(zoek(&lezer, "cooperaties").await, ["Beëindigen van coöperaties"]);
}

#[actix_web::test]
async fn all_words_must_be_found_wherever_they_stand_and_two_letters_only_as_a_word() {
    let app = register(&["BI-rapportage over bomen", "Bibliotheek en bomen", "Bibliotheek en ov"]).await;
    let lezer = app.anonymous();
    assert_eq!(zoek(&lezer, "bomen bibliotheek").await, ["Bibliotheek en bomen"]);
    assert_eq!(zoek(&lezer, "bomen nieuwsbrief").await, ["BI-rapportage over bomen", "Bibliotheek en bomen"], "name and purpose");
    assert_eq!(zoek(&lezer, "bomen bibliotheek afwezig").await, [""; 0]);
    assert_eq!(zoek(&lezer, "bi").await, ["BI-rapportage over bomen"]);
    assert_eq!(zoek(&lezer, "bib").await, ["Bibliotheek en bomen", "Bibliotheek en ov"]);
    assert_eq!(zoek(&lezer, "ov").await, ["Bibliotheek en ov"], "not `over`");
    assert_eq!(zoek(&lezer, "o").await, [""; 0]);
}

#[actix_web::test]
async fn words_that_hold_a_question_together_are_not_demanded_and_do_not_count() {
    let app = register(&["Bomen", "Doch bomen", "Wezen en bomen"]).await;
    let lezer = app.anonymous();
    for vraag in ["hoe kan ik mijn boom", "Wezen: wie, doch wat? Bomen!"] {
        let gevonden = names(&lezer, OPENBAAR, &[("zoek", vraag)]).await;
        assert_eq!(gevonden, ["Bomen", "Doch bomen", "Wezen en bomen"], "{vraag}, all equally relevant");
    }
    assert_eq!(zoek(&lezer, "hoe kan ik mijn boom van de buren").await, [""; 0]);
    assert_eq!(zoek(&lezer, "doch").await, ["Doch bomen"], "nothing else is asked for");
    assert_eq!(zoek(&lezer, "doch wezen").await, [""; 0]);
}

#[actix_web::test]
async fn hyphens_and_points_do_not_matter() {
    let app = register(&["T-rijbewijs en ID-kaart", "Trijbewijs en idkaart", "W.O.Z. en co-ouders"]).await;
    let lezer = app.anonymous();
    for vorm in ["t-rijbewijs", "trijbewijs", "TRIJBEWIJS idkaart", "ID-kaart"] {
        assert_eq!(zoek(&lezer, vorm).await, ["T-rijbewijs en ID-kaart", "Trijbewijs en idkaart"], "{vorm}");
    }
    for vorm in ["woz", "w.o.z.", "WOZ co-ouders", "coouders", "ouders"] {
        assert_eq!(zoek(&lezer, vorm).await, ["W.O.Z. en co-ouders"], "{vorm}");
    }
}

#[actix_web::test]
async fn signs_are_spaces_and_never_wildcards_or_operators() {
    let app = register(&["Camera 100% dekkend", "Camera_wagen", "Rock and roll", "'quotes\" en *sterren*"]).await;
    let lezer = app.anonymous();
    for niets in ["%", "_", "*", "\"", "'", "!!!", "…", "  ", "%%%", "\\", "🎉", "--", "\u{200b}", "()[]{}"] {
        assert_eq!(zoek(&lezer, niets).await, [""; 0], "{niets:?}");
        assert_eq!(names(&app.redacteur(), BEHEER, &[("zoek", niets)]).await, [""; 0], "{niets:?}");
    }
    assert_eq!(zoek(&lezer, "100%").await, ["Camera 100% dekkend"]);
    assert_eq!(zoek(&lezer, "cam%dekkend").await, ["Camera 100% dekkend"], "two words");
    assert_eq!(zoek(&lezer, "ca%").await, [""; 0]);
    assert_eq!(zoek(&lezer, "came_a").await, [""; 0]);
    assert_eq!(zoek(&lezer, "camera*").await, ["Camera 100% dekkend", "Camera_wagen"]);
    assert_eq!(zoek(&lezer, "\"camera wagen\"").await, ["Camera_wagen"]);
    assert_eq!(zoek(&lezer, "camera AND dekkend").await, [""; 0], "`and` is a word as any other");
    assert_eq!(zoek(&lezer, "rock AND roll").await, ["Rock and roll"]);
    assert_eq!(zoek(&lezer, "-camera").await, ["Camera 100% dekkend", "Camera_wagen"]);
    assert_eq!(zoek(&lezer, "sterren quotes").await, ["'quotes\" en *sterren*"]);
    assert_eq!(zoek(&lezer, "camera') OR ('1'='1").await, [""; 0]);
}

#[actix_web::test]
async fn a_search_has_room_for_200_characters_and_many_words() {
    let app = register(&["Camera"]).await;
    let lezer = app.anonymous();
    let lang = "x".repeat(200);
    assert_eq!(zoek(&lezer, &lang).await, [""; 0]);
    lezer.get(OPENBAAR).query("zoek", &format!("{lang}x")).send().await.expect(400);
    assert_eq!(zoek(&lezer, &"camera ".repeat(28)).await, ["Camera"]);
    assert_eq!(zoek(&lezer, &"é".repeat(200)).await, [""; 0]);
    let honderd: Vec<String> = (0..100).map(|nummer| (nummer % 10).to_string()).collect();
    assert_eq!(zoek(&lezer, &honderd.join(" ")).await, [""; 0]);
}

#[actix_web::test]
async fn hostile_text_is_kept_found_and_shown_as_text() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let naam = "<script>alert('naam')</script> \u{202e}omgekeerd\u{202c} 👩🏽‍💻 'Robert\"); DROP TABLE perioden;--";
    let begin = "{{7*7}} ${jndi:ldap://x} %s%n \\u0000 \u{feff}\u{200d} zalgo z\u{336}\u{337}a\u{338}lgo =cmd|' /C calc'!A0 ";
    let lang = format!("{begin}{}", "woordje𝒳 <b>vet</b> 🎉 ".repeat(1000)).chars().take(10_000).collect::<String>();
    let woord = "a".repeat(10_000);
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["naam"] = naam.into();
    inhoud["omschrijving"] = lang.chars().take(2042).collect::<String>().into();
    inhoud["doelen"][0]["grondslagen"] = json!([{"grondslag": "gerechtvaardigd_belang", "gerechtvaardigdBelang": {"belang": inhoud["omschrijving"], "belangenafweging": woord, "bedrijfsvoering": true}}]);
    inhoud["geautomatiseerdeBesluitvorming"] = json!({"aanwezig": true, "onderliggendeLogica": woord, "verwachteGevolgen": lang,
        "grondslagArtikel22": "wettelijke_bepaling"});
    let gemaakt = app.vastgesteld_met(gemeente, &inhoud).await;
    let lezer = app.anonymous();
    for zoekt in ["script alert", "omgekeerd", "drop table", "jndi", "zalgo", "woordjex", "calc", "\u{202e}omgekeerd"] {
        assert_eq!(zoek(&lezer, zoekt).await, [naam], "{zoekt}");
    }
    let record = lezer.get(gemaakt.public_path("")).send().await.expect(200).body;
    assert_eq!(record["naam"], naam);
    assert_eq!(record["omschrijving"], inhoud["omschrijving"]);
    assert_eq!(record["geautomatiseerdeBesluitvorming"]["onderliggendeLogica"], woord.as_str());
    assert_eq!(record["geautomatiseerdeBesluitvorming"]["verwachteGevolgen"], lang.as_str());
    assert_eq!(names(&app.redacteur(), BEHEER, &[("zoek", "drop table")]).await, [naam]);
}
