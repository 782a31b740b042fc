//! What happens to an activity, from its first concept to its erasure, step by step as its users take them.

mod beheer;
mod beoordeling;
mod blokkades;
mod concept;
mod concept_afgeleid;
mod concept_wijzigen;
mod einde_ertussen;
mod idempotentie;
mod intrekken;
mod middernacht;
mod nummering;
mod openbaar;
mod openbaar_einde;
mod openbaar_velden;
mod organisaties;
mod overeenkomsten;
mod revisie;
mod samen;
pub mod stappen;
mod tijd;
mod tijd_status;
mod tijd_toen;
mod verborgen_verwerker;
mod vier_ogen;
mod wijzigen;
mod wissen;
mod wissen_sporen;
