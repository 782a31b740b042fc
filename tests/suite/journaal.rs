//! The journal: what it tells whom, and that nobody can change it unseen.

mod lezen;
mod namen;
mod verifieer;
mod vervalst;
