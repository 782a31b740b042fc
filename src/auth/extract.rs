//! A handler takes the caller as an argument.

use std::future::Future;
use std::ops::Deref;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};

use super::Auth;
use crate::{
    domain::levensloop::wie::Wie,
    error::{Error, Result},
    http::routes::Routes,
    trace::Trace,
};

type Later<T> = Pin<Box<dyn Future<Output = T>>>;

/// Whose token it is.
async fn authenticate(request: &HttpRequest) -> Result<Wie> {
    let auth = request.app_data::<web::Data<Auth>>().ok_or_else(|| Error::internal("Auth ontbreekt in app_data"))?;
    let wie = auth.caller(request.headers()).await?;
    if let Some(trace) = Trace::current() {
        trace.set_application(&wie.applicatie);
    }
    Ok(wie)
}

/// Refuses who has none of the scopes that the document names with the operation; what it does not name nobody may.
fn has_right(request: &HttpRequest, wie: &Wie) -> Result<()> {
    let routes = request.app_data::<web::Data<Routes>>().ok_or_else(|| Error::internal("Routes ontbreken in app_data"))?;
    let pattern = request.match_pattern().unwrap_or_default();
    Ok(wie.require_any(routes.needs(request.method(), &pattern))?)
}

impl FromRequest for Caller {
    type Error = Error;
    type Future = Later<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let wie = authenticate(&request).await?;
            has_right(&request, &wie)?;
            Ok(Self(wie))
        })
    }
}

/// Who calls: a good token is needed, with a scope that the document names with the operation (`security`).
#[derive(Debug, Clone)]
pub struct Caller(pub Wie);

impl Deref for Caller {
    type Target = Wie;

    fn deref(&self) -> &Wie {
        &self.0
    }
}

/// The caller where one is not needed: no token and a bad token are both nobody. What he may is still to be asked.
pub struct MaybeCaller(pub Option<Wie>);

impl FromRequest for MaybeCaller {
    type Error = Error;
    type Future = Later<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { Ok(Self(authenticate(&request).await.ok())) })
    }
}
