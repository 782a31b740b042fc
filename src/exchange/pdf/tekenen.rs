//! From lines with their places to the bytes of a PDF, with what a reader hears beside what a reader sees.

use std::collections::HashMap;

use chrono::Datelike as _;
use krilla::{
    Document, SerializeSettings,
    action::{Action, LinkAction},
    annotation::{Annotation, LinkAnnotation, Target},
    color::rgb,
    configure::{Accessibility, Archival, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{PathBuilder, Point, Rect},
    metadata::{DateTime, Metadata},
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, Paint, Stroke},
    surface::Surface,
    tagging::{Artifact, ArtifactType, ContentTag, Node, SpanTag, Tag, TagGroup, TagTree},
};

use super::{
    Boek,
    letters::letter,
    opmaak::{BLAD, Groep, Kop, Opmaak, Plek, RAND, Regel},
    regels::Loop,
};
use crate::error::{Error, Result};

/// A color: red, green and blue.
type Kleur = (u8, u8, u8);
const ZWART: Kleur = (0, 0, 0);
/// Links.
const BLAUW: Kleur = (21, 66, 115);
/// What is beside the text.
const GRIJS: Kleur = (90, 90, 90);
const VOET: f32 = 8.5;

pub(super) fn teken(boek: &Boek<'_>, opmaak: Opmaak) -> Result<Vec<u8>> {
    let normen =
        ConfigurationBuilder::new().with_archival_validator(Archival::A2_A).with_accessibility_validator(Accessibility::UA1);
    let configuration = normen.finish().map_err(|fout| Error::internal(format!("{fout:?}")))?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let mut gehoord = bladen(boek, &opmaak, &mut document)?;
    let mut boom = TagTree::new().with_lang(Some("nl-NL".to_owned()));
    for groep in opmaak.groepen {
        boom.push(knoop(groep, &mut gehoord));
    }
    document.set_tag_tree(boom);
    document.set_outline(inhoud(&opmaak.koppen));
    document.set_metadata(gegevens(boek));
    document.finish().map_err(|fout| Error::internal(format!("{fout}: {fout:?}")))
}

fn gegevens(boek: &Boek<'_>) -> Metadata {
    let getal = |getal: u32| u8::try_from(getal).unwrap_or_default();
    let dag = DateTime::new(u16::try_from(boek.dag.year()).unwrap_or_default());
    let dag = dag.month(getal(boek.dag.month())).day(getal(boek.dag.day()));
    let gegevens = Metadata::new().title(boek.titel.to_owned()).language("nl-NL".to_owned());
    gegevens
        .authors(boek.auteur.map(str::to_owned).into_iter().collect())
        .creator("Verwerkingsregister".to_owned())
        .creation_date(dag)
}

/// Draws every sheet; what a reader hears of each line comes back.
fn bladen(boek: &Boek<'_>, opmaak: &Opmaak, document: &mut Document) -> Result<Vec<Vec<Node>>> {
    let aantal = opmaak.regels.iter().map(|regel| regel.plek.blad + 1).max().unwrap_or(1);
    let mut per_blad = vec![Vec::new(); aantal];
    for (nummer, regel) in opmaak.regels.iter().enumerate() {
        per_blad[regel.plek.blad].push((nummer, regel));
    }
    let mut strepen: HashMap<usize, Vec<_>> = HashMap::new();
    for (plek, van, tot) in &opmaak.strepen {
        strepen.entry(plek.blad).or_default().push((plek.y, *van, *tot));
    }
    let mut gehoord: Vec<Vec<Node>> = opmaak.regels.iter().map(|_| Vec::new()).collect();
    for (blad, regels) in per_blad.into_iter().enumerate() {
        let maat = PageSettings::from_wh(BLAD.0, BLAD.1).ok_or_else(|| Error::internal("a sheet has no size"))?;
        let mut pagina = document.start_page_with(maat);
        let (mut links, mut doek) = (Vec::new(), pagina.surface());
        for (nummer, regel) in regels {
            let mut x = regel.x;
            for stuk in &regel.lopen {
                let naar = stuk.adres.as_ref().and_then(|adres| doel(boek, opmaak, nummer, adres));
                let gezegd = doek.start_tagged(ContentTag::Span(SpanTag::empty()));
                schrijf(&mut doek, stuk, if naar.is_some() { BLAUW } else { ZWART }, regel.grootte, x, regel.plek.y)?;
                doek.end_tagged();
                match naar.zip(vak(regel, stuk, x)) {
                    Some((naar, vak)) => {
                        let uitleg = stuk.tekst.trim().to_owned();
                        links.push((
                            nummer,
                            gehoord[nummer].len(),
                            Annotation::new_link(LinkAnnotation::new(vak, naar), Some(uitleg)),
                        ));
                        gehoord[nummer].push(TagGroup::with_children(Tag::Link, vec![gezegd.into()]).into());
                    }
                    None => gehoord[nummer].push(gezegd.into()),
                }
                x += stuk.breedte;
            }
        }
        for (y, van, tot) in strepen.remove(&blad).unwrap_or_default() {
            streep(&mut doek, y, van, tot);
        }
        voet(&mut doek, boek.titel, blad + 1, aantal)?;
        doek.finish();
        for (nummer, plaats, link) in links {
            let link = pagina.add_tagged_annotation(link);
            if let Node::Group(groep) = &mut gehoord[nummer][plaats] {
                groep.push(link);
            }
        }
        pagina.finish();
    }
    Ok(gehoord)
}

/// Where a link leads: within the document, or to an address that works from anywhere.
fn doel(boek: &Boek<'_>, opmaak: &Opmaak, regel: usize, adres: &str) -> Option<Target> {
    if let Some(naam) = adres.strip_prefix('#') {
        let deel = opmaak.delen.partition_point(|begin| *begin <= regel);
        let plek = opmaak.namen.get(&(deel, naam.to_owned())).or_else(|| opmaak.namen.get(&(usize::MAX, naam.to_owned())))?;
        return Some(Target::Destination(bestemming(*plek).into()));
    }
    let adres = if adres.starts_with('/') { format!("{}{adres}", boek.public_url) } else { adres.to_owned() };
    Some(Target::Action(Action::Link(LinkAction::new(adres))))
}

fn bestemming(plek: Plek) -> XyzDestination {
    XyzDestination::new(plek.blad, Point::from_xy(RAND, plek.y))
}

/// What of a piece of a line can be touched.
fn vak(regel: &Regel, stuk: &Loop, x: f32) -> Option<Rect> {
    let y = regel.plek.y;
    Rect::from_ltrb(x, y - regel.grootte, x + stuk.breedte.max(1.0), y + regel.grootte * 0.3)
}

fn schrijf(doek: &mut Surface<'_>, stuk: &Loop, kleur: Kleur, grootte: f32, x: f32, y: f32) -> Result<()> {
    let letter = letter(stuk.vet)?;
    doek.set_fill(Some(Fill { paint: verf(kleur), ..Fill::default() }));
    doek.draw_glyphs(Point::from_xy(x, y), &letter.vormen(&stuk.tekst), letter.font.clone(), &stuk.tekst, grootte, false);
    Ok(())
}

fn verf((rood, groen, blauw): Kleur) -> Paint {
    rgb::Color::new(rood, groen, blauw).into()
}

/// A thin line, which says nothing.
fn streep(doek: &mut Surface<'_>, y: f32, van: f32, tot: f32) {
    let mut pad = PathBuilder::new();
    pad.move_to(van, y);
    pad.line_to(tot, y);
    let Some(pad) = pad.finish() else { return };
    doek.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    doek.set_fill(None);
    doek.set_stroke(Some(Stroke { paint: verf(GRIJS), width: 0.5, ..Stroke::default() }));
    doek.draw_path(&pad);
    doek.set_stroke(None);
    doek.end_tagged();
}

/// The title and the number of the sheet, below everything.
fn voet(doek: &mut Surface<'_>, titel: &str, blad: usize, aantal: usize) -> Result<()> {
    doek.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
    let letter = letter(false)?;
    let breed = |tekst: &str| tekst.chars().map(|teken| letter.breedte(teken) * VOET).sum::<f32>();
    let nummer = format!("Blad {blad} van {aantal}");
    let rechts = BLAD.0 - RAND - breed(&nummer);
    let mut links: String = titel.chars().filter(|teken| !teken.is_control()).collect();
    while breed(&links) > rechts - RAND - 20.0 && !links.is_empty() {
        links.pop();
        if breed(&links) <= rechts - RAND - 30.0 {
            links.push('…');
            break;
        }
    }
    for (tekst, x) in [(links, RAND), (nummer, rechts)] {
        let stuk = Loop { tekst, vet: false, adres: None, breedte: 0.0 };
        schrijf(doek, &stuk, GRIJS, VOET, x, BLAD.1 - RAND * 0.6)?;
    }
    doek.end_tagged();
    Ok(())
}

/// What a reader hears of a group.
fn knoop(groep: Groep, gehoord: &mut [Vec<Node>]) -> Node {
    match groep {
        Groep::Groep(soort, kinderen) => {
            let mut knopen = TagGroup::new(soort);
            for kind in kinderen {
                match kind {
                    Groep::Regels(regels) => {
                        regels.flat_map(|regel| std::mem::take(&mut gehoord[regel])).for_each(|deel| knopen.push(deel));
                    }
                    Groep::Groep(..) => knopen.push(knoop(kind, gehoord)),
                }
            }
            knopen.into()
        }
        Groep::Regels(_) => TagGroup::new(Tag::P).into(),
    }
}

/// The headings as a tree: each below the last one that is higher.
fn inhoud(koppen: &[Kop]) -> Outline {
    let mut inhoud = Outline::new();
    let mut rest = koppen;
    while !rest.is_empty() {
        let (tak, over) = tak(rest);
        inhoud.push_child(tak);
        rest = over;
    }
    inhoud
}

fn tak(koppen: &[Kop]) -> (OutlineNode, &[Kop]) {
    let (kop, mut rest) = (&koppen[0], &koppen[1..]);
    let mut knoop = OutlineNode::new(kop.tekst.clone(), bestemming(kop.plek));
    while rest.first().is_some_and(|onder| onder.niveau > kop.niveau) {
        let (onder, over) = tak(rest);
        knoop.push_child(onder);
        rest = over;
    }
    (knoop, rest)
}
