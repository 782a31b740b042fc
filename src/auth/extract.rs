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
    trace::Trace,
};

type Later<T> = Pin<Box<dyn Future<Output = T>>>;

impl FromRequest for Caller {
    type Error = Error;
    type Future = Later<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let auth = request.app_data::<web::Data<Auth>>().ok_or_else(|| Error::internal("Auth ontbreekt in app_data"))?;
            let caller = auth.caller(request.headers()).await?;
            if let Some(trace) = Trace::current() {
                trace.set_application(&caller.applicatie);
            }
            Ok(Self(caller))
        })
    }
}

/// Who calls: a good token is needed.
#[derive(Debug, Clone)]
pub struct Caller(pub Wie);

impl Deref for Caller {
    type Target = Wie;

    fn deref(&self) -> &Wie {
        &self.0
    }
}

/// The caller where one is not needed: no token and a bad token are both nobody.
pub struct MaybeCaller(pub Option<Caller>);

impl FromRequest for MaybeCaller {
    type Error = Error;
    type Future = Later<Result<Self>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let caller = Caller::from_request(request, payload);
        Box::pin(async move { Ok(Self(caller.await.ok())) })
    }
}
