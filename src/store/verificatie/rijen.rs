//! Rows as they lie in their tables: raw, so that what somebody forged is read too, whatever it is.

use diesel::{dsl::sql, expression::SqlLiteral, prelude::*, sql_types::Nullable, sql_types::Text};
use serde::Serialize;

use crate::store::schema::{
    activiteiten, concepten, externe_kenmerken, intrekkingen, journaal, organisaties, versies, verwerkersovereenkomsten,
    wissingen, wisverzoeken,
};

/// A date as text: what stands in that place need not be one.
type Datum = SqlLiteral<Text>;

#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = journaal)]
pub(super) struct Regels {
    pub(super) volgnummer: i64,
    pub(super) tijdstip: i64,
    pub(super) handeling: String,
    pub(super) onderwerp: String,
    pub(super) onderwerp_uuid: String,
    pub(super) registerhouder: Option<String>,
    pub(super) handelende: Option<String>,
    pub(super) hash: String,
    pub(super) tekst: String,
}

#[derive(Queryable, Selectable, Serialize)]
#[diesel(table_name = activiteiten)]
pub(super) struct Activiteiten {
    uuid: String,
    registerhouder: String,
    identificatie: String,
    identificatie_nummer: Option<i64>,
    revisie: i64,
    beheer: String,
    laatst_gecontroleerd_op: Option<i64>,
    vertrouwelijk: bool,
    #[diesel(select_expression = sql("CAST(vertrouwelijk_tot AS TEXT)"), select_expression_type = Datum)]
    vertrouwelijk_tot: String,
    #[diesel(select_expression = sql("CAST(openbaar_vanaf AS TEXT)"), select_expression_type = Datum)]
    openbaar_vanaf: String,
    aangemaakt_op: i64,
    gewijzigd_op: i64,
}

#[derive(Queryable, Selectable, Serialize)]
#[diesel(table_name = concepten)]
pub(super) struct Concepten {
    activiteit: String,
    status: String,
    document: String,
    terugsturing: Option<String>,
    ingediend_op: Option<i64>,
    ingediend_door: Option<String>,
    aangemaakt_op: i64,
    gewijzigd_op: i64,
    ingelezen: String,
}

#[derive(Queryable, Selectable, Serialize)]
#[diesel(table_name = versies)]
pub(super) struct Versies {
    uuid: String,
    activiteit: String,
    nummer: i32,
    soort: String,
    document: String,
    #[diesel(select_expression = sql("CAST(begin_geldigheid AS TEXT)"), select_expression_type = Datum)]
    begin_geldigheid: String,
    vertrouwelijkheid: String,
    vastgesteld_op: i64,
    journaal: i64,
}

#[derive(Queryable, Selectable, Serialize)]
#[diesel(table_name = intrekkingen)]
pub(super) struct Intrekkingen {
    versie: String,
    reden: String,
    tekst: String,
    tijdstip: i64,
    journaal: i64,
}

#[derive(Queryable, Selectable, Serialize)]
#[diesel(table_name = wisverzoeken)]
pub(super) struct Wisverzoeken {
    versie: String,
    reden: String,
    handelende: String,
    tijdstip: i64,
    journaal: i64,
}

#[derive(Queryable, Selectable, Serialize)]
#[diesel(table_name = wissingen)]
pub(super) struct Wissingen {
    document: String,
    versie: String,
    reden: String,
    tijdstip: i64,
    journaal: i64,
}

#[derive(Queryable, Selectable, Serialize)]
#[diesel(table_name = externe_kenmerken)]
pub(super) struct ExterneKenmerken {
    registerhouder: String,
    bron: String,
    kenmerk: String,
    activiteit: String,
    huidig: bool,
    document: Option<String>,
    journaal: Option<i64>,
}

#[derive(Queryable, Selectable, Serialize)]
#[diesel(table_name = organisaties)]
pub(super) struct Organisaties {
    uuid: String,
    naam: String,
    sorteernaam: String,
    soort: Option<String>,
    land: Option<String>,
    oin: Option<String>,
    rsin: Option<String>,
    kvk_nummer: Option<String>,
    is_registerhouder: bool,
    tekst: String,
    eerdere_namen: String,
    revisie: i64,
    aangemaakt_op: i64,
    gewijzigd_op: i64,
    vervallen_op: Option<i64>,
}

#[derive(Queryable, Selectable, Serialize)]
#[diesel(table_name = verwerkersovereenkomsten)]
pub(super) struct Overeenkomsten {
    uuid: String,
    registerhouder: String,
    verwerker: String,
    kenmerk: Option<String>,
    #[diesel(select_expression = sql("CAST(einddatum AS TEXT)"), select_expression_type = SqlLiteral<Nullable<Text>>)]
    einddatum: Option<String>,
    tekst: String,
    revisie: i64,
    aangemaakt_op: i64,
    gewijzigd_op: i64,
    vervallen_op: Option<i64>,
}
