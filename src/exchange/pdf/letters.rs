//! The letters: Noto Sans (SIL Open Font License 1.1), of which the scripts of Europe are kept. What they lack is drawn as a sign for "unknown
//! sign", while the text below it stays what it is.

use std::sync::LazyLock;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::{
    FontRef, MetadataProvider as _,
    charmap::Charmap,
    instance::{LocationRef, Size},
    metrics::GlyphMetrics,
};

use crate::error::{Error, Result};

/// For what the letters lack.
const ONBEKEND: char = '\u{fffd}';

/// A weight of the letters.
pub(super) struct Letter {
    pub(super) font: Font,
    kaart: Charmap<'static>,
    maten: GlyphMetrics<'static>,
    eenheid: f32,
}

static GEWOON: LazyLock<Option<Letter>> = LazyLock::new(|| Letter::new(include_bytes!("letters/gewoon.ttf")));
static VET: LazyLock<Option<Letter>> = LazyLock::new(|| Letter::new(include_bytes!("letters/vet.ttf")));

/// The letters of this weight.
pub(super) fn letter(vet: bool) -> Result<&'static Letter> {
    let letter = if vet { &VET } else { &GEWOON };
    letter.as_ref().ok_or_else(|| Error::internal("the letters of this program cannot be read"))
}

impl Letter {
    fn new(bytes: &'static [u8]) -> Option<Self> {
        let lezer = FontRef::new(bytes).ok()?;
        let font = Font::new(bytes.into(), 0)?;
        let maten = lezer.glyph_metrics(Size::unscaled(), LocationRef::default());
        Some(Self { kaart: lezer.charmap(), maten, eenheid: font.units_per_em(), font })
    }

    fn vorm(&self, teken: char) -> skrifa::GlyphId {
        let wit = if teken.is_whitespace() { ' ' } else { teken };
        self.kaart.map(wit).or_else(|| self.kaart.map(ONBEKEND)).unwrap_or_default()
    }

    /// How wide a sign is at size 1.
    pub(super) fn breedte(&self, teken: char) -> f32 {
        self.maten.advance_width(self.vorm(teken)).unwrap_or_default() / self.eenheid
    }

    /// The signs of a text as they are drawn.
    pub(super) fn vormen(&self, tekst: &str) -> Vec<KrillaGlyph> {
        let vorm = |(plaats, teken): (usize, char)| {
            let (id, breedte) = (GlyphId::new(self.vorm(teken).to_u32()), self.breedte(teken));
            KrillaGlyph::new(id, breedte, 0.0, 0.0, 0.0, plaats..plaats + teken.len_utf8(), None)
        };
        tekst.char_indices().map(vorm).collect()
    }
}
