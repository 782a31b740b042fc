//! Lists of activities, public and in management: what they find, in which order, and at what cost.

mod beheer;
mod beheer_filters;
mod bladeren;
mod facetten;
mod filters;
mod filters_fouten;
mod filters_recht;
mod filters_tijd;
mod grenzen;
mod omvang;
mod samen;
mod vragen;
mod waarden;
mod zoeken;
mod zoeken_vergeeft;
mod zoeken_volgorde;
