//! The tables, as the migrations make them. Generated: `diesel print-schema`.

diesel::table! {
    journaalkop (id) {
        id -> Integer,
        volgnummer -> BigInt,
        hash -> Text,
        tijdstip -> BigInt,
        generatie -> BigInt,
        projectie -> Text,
        zout -> Text,
        herbouwd -> BigInt,
        schema_vanaf -> Text,
        naast -> Text,
        herbouw_vanaf -> Nullable<BigInt>,
    }
}

diesel::table! {
    journaal (volgnummer) {
        volgnummer -> BigInt,
        tijdstip -> BigInt,
        handeling -> Text,
        onderwerp -> Text,
        onderwerp_uuid -> Text,
        registerhouder -> Nullable<Text>,
        handelende -> Nullable<Text>,
        hash -> Text,
        tekst -> Text,
    }
}

diesel::table! {
    documenten (id) {
        id -> Text,
        zout -> Text,
        tekst -> Binary,
    }
}

diesel::table! {
    handelenden (sleutel) {
        sleutel -> Text,
        weergave -> Text,
        laatst_gezien -> BigInt,
    }
}

diesel::table! {
    organisaties (uuid) {
        uuid -> Text,
        naam -> Text,
        sorteernaam -> Text,
        soort -> Nullable<Text>,
        land -> Nullable<Text>,
        is_registerhouder -> Bool,
        tekst -> Text,
        eerdere_namen -> Text,
        revisie -> BigInt,
        aangemaakt_op -> BigInt,
        gewijzigd_op -> BigInt,
        vervallen_op -> Nullable<BigInt>,
        oin -> Nullable<Text>,
        rsin -> Nullable<Text>,
        kvk_nummer -> Nullable<Text>,
    }
}

diesel::table! {
    verwerkersovereenkomsten (uuid) {
        uuid -> Text,
        registerhouder -> Text,
        verwerker -> Text,
        kenmerk -> Nullable<Text>,
        einddatum -> Nullable<Date>,
        tekst -> Text,
        revisie -> BigInt,
        aangemaakt_op -> BigInt,
        gewijzigd_op -> BigInt,
        vervallen_op -> Nullable<BigInt>,
    }
}

diesel::table! {
    activiteiten (uuid) {
        uuid -> Text,
        registerhouder -> Text,
        identificatie -> Text,
        identificatie_nummer -> Nullable<BigInt>,
        revisie -> BigInt,
        beheer -> Text,
        laatst_gecontroleerd_op -> Nullable<BigInt>,
        vertrouwelijk -> Bool,
        vertrouwelijk_tot -> Date,
        openbaar_vanaf -> Date,
        aangemaakt_op -> BigInt,
        gewijzigd_op -> BigInt,
    }
}

diesel::table! {
    concepten (activiteit) {
        activiteit -> Text,
        status -> Text,
        document -> Text,
        terugsturing -> Nullable<Text>,
        ingediend_op -> Nullable<BigInt>,
        ingediend_door -> Nullable<Text>,
        aangemaakt_op -> BigInt,
        gewijzigd_op -> BigInt,
        ingelezen -> Text,
    }
}

diesel::table! {
    versies (uuid) {
        uuid -> Text,
        activiteit -> Text,
        nummer -> Integer,
        soort -> Text,
        document -> Text,
        begin_geldigheid -> Date,
        vertrouwelijkheid -> Text,
        vastgesteld_op -> BigInt,
        journaal -> BigInt,
    }
}

diesel::table! {
    intrekkingen (versie) {
        versie -> Text,
        reden -> Text,
        tekst -> Text,
        tijdstip -> BigInt,
        journaal -> BigInt,
    }
}

diesel::table! {
    wisverzoeken (versie) {
        versie -> Text,
        reden -> Text,
        handelende -> Text,
        tijdstip -> BigInt,
        journaal -> BigInt,
    }
}

diesel::table! {
    wissingen (document) {
        document -> Text,
        versie -> Text,
        reden -> Text,
        tijdstip -> BigInt,
        journaal -> BigInt,
    }
}

diesel::table! {
    externe_kenmerken (registerhouder, bron, kenmerk, activiteit) {
        registerhouder -> Text,
        bron -> Text,
        kenmerk -> Text,
        activiteit -> Text,
        huidig -> Bool,
        document -> Nullable<Text>,
        journaal -> Nullable<BigInt>,
        zout -> Nullable<Text>,
    }
}

diesel::table! {
    idempotentie (applicatie, sleutel) {
        applicatie -> Text,
        sleutel -> Text,
        vingerafdruk -> Text,
        uuid -> Text,
        tijdstip -> BigInt,
    }
}

diesel::table! {
    inlezingen (uuid) {
        uuid -> Text,
        registerhouder -> Nullable<Text>,
        gemaakt_door -> Text,
        status -> Text,
        omvang -> Nullable<Text>,
        vertrouwelijk -> Bool,
        bevindingen -> Text,
        totaal -> Integer,
        gedaan -> Integer,
        aangemaakt_op -> BigInt,
        gewijzigd_op -> BigInt,
        overzicht -> Text,
    }
}

diesel::table! {
    inlezing_rijen (inlezing, nummer) {
        inlezing -> Text,
        nummer -> Integer,
        uitkomst -> Text,
        activiteit -> Nullable<Text>,
        voorstel -> Text,
        uitgevoerd -> Bool,
    }
}

diesel::table! {
    openbaar (versie) {
        versie -> Text,
        nummer -> Integer,
        tekst -> Binary,
    }
}

diesel::table! {
    aliassen (alias, versie) {
        alias -> Text,
        versie -> Text,
    }
}

diesel::table! {
    samenvattingen (versie) {
        versie -> Text,
        nummer -> Integer,
        tekst -> Text,
    }
}

diesel::table! {
    perioden (activiteit, bekend_van, van) {
        activiteit -> Text,
        bekend_van -> BigInt,
        van -> Date,
        tot -> Date,
        bekend_tot -> BigInt,
        bron -> Text,
        versie -> Text,
        soort -> Text,
        vastgesteld_op -> BigInt,
        openbaar -> Bool,
        zichtbaar -> Bool,
    }
}

diesel::table! {
    inhouden (bron) {
        bron -> Text,
        tekst -> Binary,
    }
}

diesel::table! {
    abonnementen (uuid) {
        uuid -> Text,
        url -> Text,
        geheim -> Text,
        registerhouder -> Nullable<Text>,
        soorten -> Text,
        status -> Text,
        reden -> Nullable<Text>,
        uitgeschakeld_op -> Nullable<BigInt>,
        cursor -> Text,
        pogingen -> Integer,
        mislukt_sinds -> Nullable<BigInt>,
        volgende_poging_op -> Nullable<BigInt>,
        bezig_tot -> Nullable<BigInt>,
        revisie -> BigInt,
        aangemaakt_op -> BigInt,
        gewijzigd_op -> BigInt,
        levensloop -> Nullable<Text>,
        vertrouwelijk -> Bool,
    }
}

diesel::table! {
    afleveringen (id) {
        id -> Text,
        abonnement -> Text,
        gebeurtenis -> Text,
        soort -> Text,
        onderwerp -> Text,
        cursor -> Nullable<Text>,
        tijdstip -> BigInt,
        poging -> Integer,
        uitkomst -> Text,
        status_code -> Nullable<Integer>,
        reden -> Nullable<Text>,
        duur_ms -> Integer,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    journaalkop,
    journaal,
    documenten,
    handelenden,
    organisaties,
    verwerkersovereenkomsten,
    activiteiten,
    concepten,
    versies,
    intrekkingen,
    wisverzoeken,
    wissingen,
    idempotentie,
    inlezingen,
    inlezing_rijen,
    openbaar,
    samenvattingen,
    perioden,
    inhouden,
    aliassen,
    abonnementen,
    afleveringen,
    externe_kenmerken,
);
