//! The fields of a content that are never public, in the elements that have them. Elements are taken apart by name; what of the content
//! itself is told neither here nor by the walk of the public record, `every_leaf_of_a_content_is_told_with_its_place` finds.

use super::{
    super::{
        boom::{Item, Knoop, Plek, Soort, sleutel},
        waarde::Waarde,
    },
    ALGEMEEN, BESLUITVORMING, BEVEILIGING, DOELEN, GRONDSLAG, ONTVANGERS, codes, eerste,
};
use crate::domain::{
    inhoud::{
        AiSysteem, Algoritme, BelangBijGrondslag, Beveiliging, Doel, DoelGrondslag, Dpia, GeenOvereenkomst, Gegeven, Inhoud,
        Maatregel, Verwerker,
    },
    publiek::openbaar::OpenbareCode,
    recht::kennis::Kennis,
    woorden::{codes::GeslotenCode, datum::in_woorden},
};

const MAATREGEL: Soort = Soort {
    enkel: "maatregel",
    nieuw: |naam, _| format!("Nieuwe maatregel: {naam}"),
    weg: |naam, _| format!("De maatregel “{naam}” is vervallen"),
    op_plaats: false,
};
const CRITERIUM: Soort = Soort {
    enkel: "kenmerk van een hoog risico",
    nieuw: |naam, _| format!("Nieuw kenmerk van een hoog risico: {naam}"),
    weg: |naam, _| format!("Het kenmerk van een hoog risico “{naam}” is vervallen"),
    op_plaats: false,
};

/// Adds what is internal to the tree of the same content.
pub(in super::super) fn vul_aan(knopen: &mut Vec<Knoop>, inhoud: &Inhoud, kennis: &Kennis) {
    let Inhoud {
        doelen,
        betrokkenen,
        verwerkers,
        beveiliging,
        algoritmes,
        dpia,
        verenigbaarheidstoets,
        vertrouwelijkheid,
        reden_vertrouwelijkheid,
        vertrouwelijk_tot,
        begin_geldigheid,
        // The rest is public; a test asks for what is neither.
        ..
    } = inhoud;
    items(knopen, "/doelen").zip(doelen).for_each(|(item, een)| doel(item, een, kennis));
    for (item, een) in items(knopen, "/betrokkenen").zip(betrokkenen) {
        items(&mut item.knopen, "/gegevens").zip(&een.gegevens).for_each(|(item, een)| gegeven(item, een, kennis));
    }
    items(knopen, "/verwerkers").zip(verwerkers).for_each(|(item, een)| verwerker(item, een));
    items(knopen, "/algoritmes").zip(algoritmes).for_each(|(item, een)| algoritme(item, een));
    let (algemeen, doelen) = (Plek::new(ALGEMEEN, ""), Plek::new(DOELEN, ""));
    let datum = |dag: &chrono::NaiveDate| Waarde::naam(&in_woorden(*dag));
    let toets = Waarde::citaat(verenigbaarheidstoets.as_ref());
    let wie = vertrouwelijkheid.map(|code| Waarde::code(&gesloten(kennis, code)));
    knopen.push(doelen.de("verenigbaarheidstoets", "afweging waarom het andere doel past", toets).into());
    knopen.push(van_beveiliging(beveiliging.as_ref(), kennis));
    knopen.extend(van_dpia(dpia.as_ref(), kennis));
    knopen.extend([
        Knoop::Veld(algemeen.vraag("vertrouwelijkheid", "wie de activiteit mag zien".to_owned(), wie)),
        algemeen
            .de("redenVertrouwelijkheid", "reden om niet openbaar te zijn", Waarde::citaat(reden_vertrouwelijkheid.as_ref()))
            .into(),
        algemeen
            .de("vertrouwelijkTot", "datum tot wanneer de activiteit niet openbaar is", vertrouwelijk_tot.as_ref().map(datum))
            .into(),
        algemeen.de("beginGeldigheid", "eerste dag", begin_geldigheid.as_ref().map(datum)).into(),
    ]);
}

/// The elements of a list, in the order of the content.
fn items<'a>(knopen: &'a mut [Knoop], pad: &str) -> impl Iterator<Item = &'a mut Item> {
    let lijst = knopen.iter_mut().find_map(|knoop| match knoop {
        Knoop::Lijst(lijst) if lijst.pad == pad => Some(&mut lijst.items),
        _ => None,
    });
    lijst.into_iter().flatten()
}

fn gesloten<C: GeslotenCode>(kennis: &Kennis, code: C) -> OpenbareCode {
    OpenbareCode { code: code.code().to_owned(), naam: kennis.naam_van(code) }
}

fn doel(item: &mut Item, een: &Doel, kennis: &Kennis) {
    let Doel { uuid: _, omschrijving: _, grondslagen } = een;
    let van = format!(" van het doel {}", item.naam.genoemd());
    items(&mut item.knopen, "/grondslagen").zip(grondslagen).for_each(|(item, een)| grondslag(item, een, &van, kennis));
}

fn grondslag(item: &mut Item, een: &DoelGrondslag, van_doel: &str, kennis: &Kennis) {
    let DoelGrondslag {
        grondslag: _,
        grondslag_groep,
        wettelijke_bepalingen: _,
        toestemming: _,
        overeenkomst: _,
        gerechtvaardigd_belang,
        toelichting: _,
    } = een;
    let afweging = gerechtvaardigd_belang.as_ref().and_then(|een| {
        let BelangBijGrondslag { belang: _, belangenafweging, bedrijfsvoering: _ } = een;
        belangenafweging.as_ref()
    });
    zet(item, "/grondslagGroep", grondslag_groep.map(|groep| Waarde::code(&gesloten(kennis, groep))));
    let plek = Plek::new(GRONDSLAG, format!(" bij de grondslag “{}”{van_doel}", item.naam.kort()));
    item.knopen.push(plek.de("gerechtvaardigdBelang/belangenafweging", "belangenafweging", Waarde::citaat(afweging)).into());
}

/// The public record says what the sensitivity comes to.
fn gegeven(item: &mut Item, een: &Gegeven, kennis: &Kennis) {
    let Gegeven {
        categorie: _,
        omschrijving: _,
        gevoeligheid,
        bronnen: _,
        verstrekking_verplicht: _,
        gevolg_niet_verstrekken: _,
    } = een;
    zet(item, "/gevoeligheid", gevoeligheid.map(|code| Waarde::code(&gesloten(kennis, code))));
}

/// Gives a field what was entered.
fn zet(item: &mut Item, pad: &str, waarde: Option<Waarde>) {
    let mut velden = item.knopen.iter_mut().flat_map(|knoop| match knoop {
        Knoop::Veld(veld) => std::slice::from_mut(veld),
        Knoop::Samen(_, delen) => delen,
        Knoop::Kenmerk(_) | Knoop::Lijst(_) => &mut [],
    });
    if let Some(veld) = velden.find(|veld| veld.pad == pad) {
        veld.waarde = waarde;
    }
}

fn verwerker(item: &mut Item, een: &Verwerker) {
    let Verwerker { organisatie: _, werkzaamheden: _, overeenkomst, geen_overeenkomst, naam_openbaar, subverwerkers: _ } = een;
    let reden = geen_overeenkomst.as_ref().and_then(|GeenOvereenkomst { reden }| reden.as_ref());
    let naam = item.naam.genoemd();
    let (met, van) =
        (Plek::new(ONTVANGERS, format!(" met verwerker {naam}")), Plek::new(ONTVANGERS, format!(" van verwerker {naam}")));
    let overeenkomst = overeenkomst.map(|uuid| Waarde::naam(&uuid.to_string()));
    item.knopen.extend([
        Knoop::Veld(met.de("overeenkomst", "verwerkersovereenkomst", overeenkomst)),
        met.de("geenOvereenkomst/reden", "reden dat er geen verwerkersovereenkomst is", Waarde::citaat(reden)).into(),
        van.of("naamOpenbaar", "of de naam openbaar is", *naam_openbaar).into(),
    ]);
}

fn algoritme(item: &mut Item, een: &Algoritme) {
    let Algoritme { naam: _, algoritmeregister_url: _, ai_systeem } = een;
    let dag =
        ai_systeem.as_ref().and_then(|AiSysteem { rol: _, risicoklasse: _, mededeling: _, fria: _, fria_datum }| *fria_datum);
    let plek = Plek::new(BESLUITVORMING, format!(" van het algoritme “{}”", item.naam.kort())).onder("aiSysteem");
    let naam = "datum van de beoordeling van de gevolgen voor grondrechten";
    item.knopen.push(plek.de("friaDatum", naam, dag.map(|dag| Waarde::naam(&in_woorden(dag)))).into());
}

fn van_beveiliging(beveiliging: Option<&Beveiliging>, kennis: &Kennis) -> Knoop {
    let maatregelen = beveiliging.map_or(&[] as &[_], |een| {
        let Beveiliging { openbare_omschrijving: _, normenkaders: _, maatregelen } = een;
        maatregelen.as_slice()
    });
    let plek = Plek::new(BEVEILIGING, "").onder("beveiliging");
    plek.lijst("maatregelen", &MAATREGEL, maatregelen.iter().map(|een| maatregel(een, kennis)))
}

fn maatregel(een: &Maatregel, kennis: &Kennis) -> Item {
    let Maatregel { soort, omschrijving } = een;
    let code = soort.as_ref().map(|code| OpenbareCode { code: code.clone(), naam: kennis.naam("maatregel_soort", code) });
    let naam = eerste(&[omschrijving.as_ref(), code.as_ref().map(|code| &code.naam)]);
    let plek = Plek::new(BEVEILIGING, format!(" van de maatregel “{}”", naam.kort()));
    let sleutels = vec![sleutel(&[soort.as_deref(), omschrijving.as_deref()]), omschrijving.clone(), soort.clone()];
    let knopen = vec![
        plek.de("soort", "soort", code.as_ref().map(Waarde::code)).into(),
        Plek::new(BEVEILIGING, "")
            .de("omschrijving", "omschrijving van een maatregel", Waarde::citaat(omschrijving.as_ref()))
            .into(),
    ];
    Item::new(sleutels, naam, knopen)
}

fn van_dpia(dpia: Option<&Dpia>, kennis: &Kennis) -> Vec<Knoop> {
    let leeg = Dpia::default();
    let Dpia {
        status: _,
        criteria,
        schaal,
        datum,
        url,
        hoog_restrisico,
        voorafgaande_raadpleging,
        herbeoordelingsdatum,
        toelichting,
    } = dpia.unwrap_or(&leeg);
    let criteria: Vec<_> =
        criteria.iter().map(|code| OpenbareCode { code: code.clone(), naam: kennis.naam("dpia_criterium", code) }).collect();
    let plek = Plek::new(BEVEILIGING, " van de DPIA").onder("dpia");
    let los = Plek::new(BEVEILIGING, "").onder("dpia");
    let dag = |dag: &chrono::NaiveDate| Waarde::naam(&in_woorden(*dag));
    let vooraf = "of de Autoriteit Persoonsgegevens vooraf is geraadpleegd";
    vec![
        codes(&los, "criteria", &CRITERIUM, &criteria),
        los.de("schaal", "schaal van de verwerking", schaal.map(|schaal| Waarde::naam(&kennis.naam_van(schaal)))).into(),
        plek.de("datum", "datum", datum.as_ref().map(dag)).into(),
        plek.adres("url", url.as_ref()),
        los.of("hoogRestrisico", "of er na maatregelen een hoog risico overblijft", *hoog_restrisico).into(),
        los.of("voorafgaandeRaadpleging", vooraf, *voorafgaande_raadpleging).into(),
        plek.de("herbeoordelingsdatum", "datum van herbeoordeling", herbeoordelingsdatum.as_ref().map(dag)).into(),
        plek.toelichting(toelichting.as_ref()),
    ]
}
