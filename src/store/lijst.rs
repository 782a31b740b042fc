//! Lists of activities: one engine for the public side and for management. Counting, ordering and skipping run over a covering index of
//! `perioden`; what comes back are the rows of one page.

use chrono::NaiveDate;
use diesel::{prelude::*, sql_types::Bool};

use super::{
    Backend,
    perioden::{Bereik as Periodebereik, PeriodeSoort, Rij},
    projectie::Kenmerkbereik,
    relevantie::Relevantie,
    schema::{concepten, kenmerken, perioden, verwerkersovereenkomsten, zoekwoorden},
};
use crate::{
    clock::Moment,
    database::{Code, DbConnection, Id},
    domain::{
        levensloop::lezer::Lezer,
        woorden::{
            codes::Status,
            zoekwoord::{Soort, Zoekwoord},
        },
        zoeken::kenmerk::Kenmerk,
    },
    error::Result,
};

/// Who looks, and so what exists for them.
#[derive(Debug, Clone)]
pub enum Bereik {
    /// Everyone: open versions of activities that are public today.
    Openbaar {
        /// Today.
        vandaag: NaiveDate,
    },
    /// Those who may read what is not public.
    Intern {
        /// What who asks sees.
        lezer: Lezer,
        /// The concept before the version that counts; without it versions only.
        nieuwste: bool,
    },
}

/// One condition; the values in it are alternatives.
#[derive(Debug, Clone)]
pub enum Filter {
    /// Has one of these codes in a kind of kenmerk.
    Kenmerk(Kenmerk, Vec<String>),
    /// Is looked at again on or before a day.
    HerzieningTot(NaiveDate),
    /// Names an agreement that ends on or before a day.
    OvereenkomstTot(NaiveDate),
    /// Has one of these numbers.
    Identificatie(Vec<String>),
    /// Was settled at or after a moment.
    VastgesteldVan(Moment),
    /// Was settled before a moment.
    VastgesteldVoor(Moment),
    /// Has no concept.
    ZonderConcept,
    /// Has a concept in one of these states.
    ConceptStatus(Vec<String>),
}

/// Which part of the time line a list is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deel {
    /// What counts on the day.
    Dag,
    /// What counted on some day from this one on, up to and with the day: of each activity the last.
    Vanaf(NaiveDate),
    /// Everything that was ever settled.
    Geheel,
}

/// The order of a list; it always ends in the uuid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Volgorde {
    /// By name.
    Naam,
    /// By number.
    Identificatie,
    /// Last settled first.
    Vastgesteld,
    /// Best match first, then by name.
    Relevantie,
}

/// What a list asks for.
#[derive(Debug, Clone)]
pub struct Selectie {
    /// Who looks.
    pub bereik: Bereik,
    /// On which day; of a period the last.
    pub dag: NaiveDate,
    /// Whether it is about that day alone.
    pub deel: Deel,
    /// As known at which moment.
    pub bekend: Moment,
    /// In which states; empty is as they are (`nieuwste`) or `geldig`.
    pub status: Vec<Status>,
    /// All must hold.
    pub filters: Vec<Filter>,
    /// Words, all of which must be found.
    pub zoek: Vec<String>,
    /// In which order.
    pub volgorde: Volgorde,
}

type Query<'a> = perioden::BoxedQuery<'a, Backend>;

/// Whose content was chosen: a part of another query.
pub(super) type Bronnen<'a> = diesel::dsl::Select<Query<'a>, perioden::bron>;

impl Selectie {
    /// How many results there are.
    pub fn count(&self, conn: &mut DbConnection) -> Result<i64> {
        Ok(self.gekozen().count().get_result(conn)?)
    }

    /// So many results from a place on.
    pub fn rijen(&self, conn: &mut DbConnection, van: i64, aantal: i64) -> Result<Vec<Rij>> {
        Ok(self.pagina(van, aantal).load(conn)?)
    }

    /// So many results after a key, in order of key: a part of everything, whose cost does not grow with what stands before it.
    pub fn rijen_na(&self, conn: &mut DbConnection, na: Option<(Id, Id)>, aantal: i64) -> Result<Vec<Rij>> {
        let mut query = self.gekozen();
        if let Some((activiteit, bron)) = na {
            // What management sees first is one content of each activity, and another one as soon as somebody settles it.
            let zelfde = perioden::activiteit.eq(activiteit).and(perioden::bron.gt(bron));
            query = if self.is_nieuwste() {
                query.filter(perioden::activiteit.gt(activiteit))
            } else {
                query.filter(perioden::activiteit.gt(activiteit).or(zelfde))
            };
        }
        Ok(query.order((perioden::activiteit, perioden::bron)).limit(aantal).select(Rij::as_select()).load(conn)?)
    }

    /// The activities of the results, so many after one of them.
    pub fn activiteiten_na(&self, conn: &mut DbConnection, na: Option<Id>, aantal: i64) -> Result<Vec<Id>> {
        let mut query = self.gekozen();
        if let Some(activiteit) = na {
            query = query.filter(perioden::activiteit.gt(activiteit));
        }
        Ok(query.select(perioden::activiteit).distinct().order(perioden::activiteit).limit(aantal).load(conn)?)
    }

    /// The day on which the status of a result is told: of a period the last one on which it counted.
    #[must_use]
    pub fn peildag(&self, rij: &Rij) -> NaiveDate {
        match self.deel {
            Deel::Vanaf(_) => rij.tot.pred_opt().map_or(self.dag, |laatste| laatste.min(self.dag)),
            Deel::Dag | Deel::Geheel => self.dag,
        }
    }

    /// How the database finds a page and counts: for a test that reads the plan. Only SQLite explains itself this way.
    pub fn plan(&self, conn: &mut DbConnection) -> Result<Vec<String>> {
        let mut stappen: Vec<(i32, i32, i32, String)> = super::plan::Uitleg(self.pagina(50, 25)).load(conn)?;
        stappen.extend(super::plan::Uitleg(self.gekozen().count()).load::<(i32, i32, i32, String)>(conn)?);
        Ok(stappen.into_iter().map(|(.., stap)| stap).collect())
    }

    fn pagina(&self, van: i64, aantal: i64) -> diesel::dsl::Select<Query<'_>, diesel::dsl::AsSelect<Rij, Backend>> {
        let query = self.gekozen();
        let query = match self.volgorde {
            // Without words everything is equally relevant; and a constant to order by is a fault in SQL.
            Volgorde::Relevantie if self.zoek.is_empty() => query.order((perioden::naam, perioden::activiteit, perioden::bron)),
            Volgorde::Naam => query.order((perioden::naam, perioden::activiteit, perioden::bron)),
            Volgorde::Identificatie => query.order((perioden::identificatie, perioden::activiteit, perioden::bron)),
            Volgorde::Vastgesteld => query.order((perioden::vastgesteld_op.desc(), perioden::activiteit, perioden::bron)),
            Volgorde::Relevantie => query.order(Relevantie::new(&self.zoek).desc()).then_order_by((
                perioden::naam,
                perioden::activiteit,
                perioden::bron,
            )),
        };
        query.limit(aantal).offset(van).select(Rij::as_select())
    }

    fn gekozen(&self) -> Query<'_> {
        self.gekozen_zonder(None)
    }

    /// Whose content is chosen by all conditions but those on one kind of kenmerk.
    pub(super) fn bronnen_zonder(&self, soort: Kenmerk) -> Bronnen<'_> {
        self.gekozen_zonder(Some(soort)).select(perioden::bron)
    }

    /// Whose content the reader sees on the day in these states, before filters and words.
    pub(super) fn bronnen(&self) -> Bronnen<'_> {
        self.zichtbaar().select(perioden::bron)
    }

    fn gekozen_zonder(&self, soort: Option<Kenmerk>) -> Query<'_> {
        let mut query = self.zichtbaar();
        let is_zonder = |filter: &&Filter| matches!(filter, Filter::Kenmerk(eigen, _) if Some(*eigen) == soort);
        for filter in self.filters.iter().filter(|filter| !is_zonder(filter)) {
            query = toegepast(query, filter, self.kenmerkbereiken());
        }
        for woord in &self.zoek {
            let Zoekwoord { begin, tot, stam } = Zoekwoord::new(woord);
            query = query.filter(perioden::bron.eq_any(gevonden(begin, tot, stam)));
        }
        query
    }

    fn zichtbaar(&self) -> Query<'_> {
        let query = self.bereikbaar();
        if self.deel == Deel::Geheel {
            return query.filter(perioden::bekend_van.le(self.bekend).and(perioden::soort.eq(Code(PeriodeSoort::Publicatie))));
        }
        let query = query.filter(perioden::bekend_van.le(self.bekend).and(perioden::bekend_tot.gt(self.bekend)));
        match self.deel {
            Deel::Vanaf(eerste) => self.in_periode(query, eerste),
            Deel::Dag | Deel::Geheel => self.op_dag(query),
        }
    }

    /// The row of each activity that counted last between two days.
    fn in_periode<'a>(&self, query: Query<'a>, eerste: NaiveDate) -> Query<'a> {
        query
            .filter(perioden::soort.eq(Code(PeriodeSoort::Publicatie)).and(perioden::zichtbaar.eq(true)))
            .filter(perioden::van.le(self.dag).and(perioden::tot.gt(eerste)))
            .filter(diesel::dsl::not(diesel::dsl::exists(volgende(self.dag, self.bekend, self.bereik()))))
    }

    /// Where the kenmerken stand that the reader may ask for.
    pub(super) fn kenmerkbereiken(&self) -> &'static [&'static str] {
        if self.is_openbaar() { OPENBAAR } else { INTERN }
    }

    /// Where the versions stand that the reader may see.
    fn bereik(&self) -> Code<Periodebereik> {
        Code(if self.is_openbaar() { Periodebereik::Openbaar } else { Periodebereik::Intern })
    }

    fn is_openbaar(&self) -> bool {
        matches!(self.bereik, Bereik::Openbaar { .. })
    }

    fn is_nieuwste(&self) -> bool {
        matches!(self.bereik, Bereik::Intern { nieuwste: true, .. })
    }

    fn bereikbaar(&self) -> Query<'_> {
        let query = perioden::table.into_boxed();
        match &self.bereik {
            Bereik::Openbaar { vandaag } => query
                .filter(perioden::bereik.eq(Code(Periodebereik::Openbaar)))
                .filter(perioden::openbaar_vanaf.le(vandaag))
                .filter(perioden::zichtbaar.eq(true)),
            Bereik::Intern { lezer, nieuwste } => {
                let mut query = query.filter(perioden::bereik.eq(Code(if *nieuwste {
                    Periodebereik::Nieuwste
                } else {
                    Periodebereik::Intern
                })));
                if let Some(registerhouders) = &lezer.registerhouders {
                    query = query.filter(perioden::registerhouder.eq_any(registerhouders.iter().map(|uuid| Id::from(*uuid))));
                }
                if !lezer.vertrouwelijk {
                    query = query.filter(perioden::vertrouwelijk.eq(false));
                }
                query
            }
        }
    }

    /// The rows that count on the day, in the states that were asked for.
    fn op_dag<'a>(&self, query: Query<'a>) -> Query<'a> {
        let dag = self.dag;
        let op_de_dag = perioden::van.le(dag).and(perioden::tot.gt(dag));
        let publicatie = perioden::soort.eq(Code(PeriodeSoort::Publicatie));
        if self.status.is_empty() {
            let query = query.filter(op_de_dag);
            return if self.is_nieuwste() { query } else { query.filter(publicatie) };
        }
        let zichtbaar = perioden::zichtbaar.eq(true);
        let mut keuze: Box<dyn BoxableExpression<perioden::table, Backend, SqlType = Bool>> =
            Box::new(perioden::zichtbaar.ne(perioden::zichtbaar));
        for status in &self.status {
            keuze = match status {
                Status::Geldig => Box::new(keuze.or(publicatie.and(op_de_dag).and(zichtbaar))),
                Status::Beeindigd => {
                    Box::new(keuze.or(perioden::soort.eq(Code(PeriodeSoort::Beeindiging)).and(op_de_dag).and(zichtbaar)))
                }
                Status::Gepland => Box::new(keuze.or(publicatie.and(perioden::van.gt(dag)).and(zichtbaar))),
                Status::Vervangen => {
                    let vervangen = publicatie.and(perioden::tot.le(dag)).and(zichtbaar);
                    Box::new(keuze.or(vervangen.and(perioden::bron.ne_all(komend(dag, self.bekend, self.bereik())))))
                }
                Status::Ingetrokken => Box::new(keuze.or(publicatie.and(perioden::zichtbaar.eq(false)))),
            };
        }
        query.filter(keuze)
    }
}

/// A second look at the same table.
mod alias {
    diesel::alias!(crate::store::schema::perioden as later: Later);
}
use alias::later;

/// Content that is still shown on a day or after it.
#[diesel::dsl::auto_type(no_type_alias)]
fn komend(dag: NaiveDate, bekend: Moment, bereik: Code<Periodebereik>) -> _ {
    later
        .filter(later.field(perioden::bereik).eq(bereik))
        .filter(later.field(perioden::tot).gt(dag))
        .filter(later.field(perioden::bekend_van).le(bekend))
        .filter(later.field(perioden::bekend_tot).gt(bekend))
        .select(later.field(perioden::bron))
}

/// Content of the same activity that counts later, yet on or before a day.
#[diesel::dsl::auto_type(no_type_alias)]
fn volgende(dag: NaiveDate, bekend: Moment, bereik: Code<Periodebereik>) -> _ {
    let soort: Code<PeriodeSoort> = Code(PeriodeSoort::Publicatie);
    later
        .filter(later.field(perioden::bereik).eq(bereik))
        .filter(later.field(perioden::activiteit).eq(perioden::activiteit))
        .filter(later.field(perioden::soort).eq(soort).and(later.field(perioden::zichtbaar).eq(true)))
        .filter(later.field(perioden::van).gt(perioden::van).and(later.field(perioden::van).le(dag)))
        .filter(later.field(perioden::bekend_van).le(bekend))
        .filter(later.field(perioden::bekend_tot).gt(bekend))
}

/// Where kenmerken stand that readers, management and filters on what is administered ask for.
const OPENBAAR: &[&str] = &[Kenmerkbereik::Algemeen.code()];
const INTERN: &[&str] = &[Kenmerkbereik::Algemeen.code(), Kenmerkbereik::Intern.code()];
const BEHEERD: &[&str] = &[Kenmerkbereik::Beheer.code()];

fn toegepast<'a>(query: Query<'a>, filter: &'a Filter, bereiken: &'static [&'static str]) -> Query<'a> {
    match filter {
        Filter::Kenmerk(soort, codes) if soort.is_van_beheer() => {
            query.filter(perioden::activiteit.eq_any(met_kenmerk(BEHEERD, soort.code(), codes.clone())))
        }
        Filter::Kenmerk(soort, codes) => query.filter(perioden::bron.eq_any(met_kenmerk(bereiken, soort.code(), codes.clone()))),
        Filter::HerzieningTot(datum) => query.filter(
            perioden::activiteit.eq_any(
                kenmerken::table
                    .filter(
                        kenmerken::bereik
                            .eq(Kenmerkbereik::Beheer.code())
                            .and(kenmerken::soort.eq(Kenmerk::Herziening.code()))
                            .and(kenmerken::code.le(datum.to_string())),
                    )
                    .select(kenmerken::bron),
            ),
        ),
        Filter::OvereenkomstTot(datum) => query.filter(diesel::dsl::exists(eindigende_overeenkomst(*datum))),
        Filter::Identificatie(nummers) => query.filter(perioden::identificatie.eq_any(nummers)),
        Filter::VastgesteldVan(moment) => query.filter(perioden::vastgesteld_op.ge(moment)),
        Filter::VastgesteldVoor(moment) => query.filter(perioden::vastgesteld_op.lt(moment)),
        Filter::ZonderConcept => query.filter(perioden::activiteit.ne_all(concepten::table.select(concepten::activiteit))),
        Filter::ConceptStatus(statussen) => query.filter(
            perioden::activiteit
                .eq_any(concepten::table.filter(concepten::status.eq_any(statussen)).select(concepten::activiteit)),
        ),
    }
}

#[diesel::dsl::auto_type(no_type_alias)]
fn met_kenmerk(bereiken: &'static [&'static str], soort: &'static str, codes: Vec<String>) -> _ {
    kenmerken::table
        .filter(kenmerken::bereik.eq_any(bereiken))
        .filter(kenmerken::soort.eq(soort))
        .filter(kenmerken::code.eq_any(codes))
        .select(kenmerken::bron)
}

/// An agreement that this content names and that ends on or before a day; what another register agreed is none of it.
#[diesel::dsl::auto_type(no_type_alias)]
fn eindigende_overeenkomst(datum: NaiveDate) -> _ {
    let bereik: &'static str = Kenmerkbereik::Intern.code();
    let soort: &'static str = Kenmerk::Overeenkomst.code();
    kenmerken::table
        .inner_join(verwerkersovereenkomsten::table.on(kenmerken::code.eq(verwerkersovereenkomsten::uuid)))
        .filter(kenmerken::bereik.eq(bereik).and(kenmerken::soort.eq(soort)))
        .filter(kenmerken::bron.eq(perioden::bron))
        .filter(verwerkersovereenkomsten::registerhouder.eq(perioden::registerhouder))
        .filter(verwerkersovereenkomsten::einddatum.le(datum))
}

/// Where a word is found: words that begin with it, or share its stem. A stem that equals its word is not kept twice.
#[diesel::dsl::auto_type(no_type_alias)]
fn gevonden(van: String, tot: String, stam: String) -> _ {
    let als_woord: &'static str = Soort::Woord.code();
    let als_stam: &'static str = Soort::Stam.code();
    let op_woord = zoekwoorden::soort.eq(als_woord).and(zoekwoorden::term.ge(van)).and(zoekwoorden::term.lt(tot));
    let op_stam = zoekwoorden::soort.eq(als_stam).and(zoekwoorden::term.eq(stam));
    zoekwoorden::table.filter(op_woord.or(op_stam)).select(zoekwoorden::bron)
}
