//! `/verwerkingen.csv` and `/verwerkingen.xlsx`: the export as a link, which cannot say what it accepts. The filters of the list work.

use actix_web::{HttpRequest, HttpResponse, get, web};

use crate::{
    error::Result,
    register::export::{als_csv, als_xlsx},
    toestand::State,
};

#[get("/verwerkingen.csv")]
pub(super) async fn csv(request: HttpRequest, state: web::Data<State>) -> Result<HttpResponse> {
    als_csv(request, state).await
}

#[get("/verwerkingen.xlsx")]
pub(super) async fn xlsx(request: HttpRequest, state: web::Data<State>) -> Result<HttpResponse> {
    als_xlsx(request, state).await
}
