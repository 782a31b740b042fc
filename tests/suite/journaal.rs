//! The journal: what it tells whom, and that nobody can change it unseen.

mod aanval;
mod bewijs;
mod lezen;
mod namen;
mod schema;
mod stof;
mod verifieer;
mod vervalst;
