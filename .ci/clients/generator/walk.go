// One walk through the register with the client that openapi-generator makes for Go: what `walk.py` in the directory above does, and the files.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"time"

	client "verwerkingsregister"
)

func as(name string) *client.APIClient {
	configuration := client.NewConfiguration()
	configuration.Servers = client.ServerConfigurations{{URL: os.Getenv("CI_URL") + "/v1"}}
	if name != "" {
		configuration.AddDefaultHeader("Authorization", "Bearer "+os.Getenv(name))
	}
	return client.NewAPIClient(configuration)
}

// must returns the value and the ETag of an answer that went right.
func must[T any](value T, answer *http.Response, err error) (T, string) {
	if err != nil {
		log.Fatalf("%v: %s", err, body(err))
	}
	return value, answer.Header.Get("ETag")
}

func body(err error) []byte {
	if fault, ok := err.(*client.GenericOpenAPIError); ok {
		return fault.Body()
	}
	return nil
}

func check(right bool, what string) {
	if !right {
		log.Fatal(what)
	}
}

func begins(file *os.File, with string) bool {
	content, err := os.ReadFile(file.Name())
	return err == nil && bytes.HasPrefix(content, []byte(with))
}

func main() {
	ctx := context.Background()
	redacteur, openbaar := as("CI_REDACTEUR"), as("").OpenbaarRegisterAPI
	register, _ := must(openbaar.FindRegister(ctx).Execute())
	houder := ""
	for _, een := range register.Registerhouders {
		if een.Naam == "Gemeente Voorbeeld" {
			houder = een.Uuid
		}
	}
	begin, _ := must(openbaar.ListWijzigingen(ctx).Aantal(1000).Execute())

	// Create, replace, submit, settle.
	var inhoud client.Inhoud
	tekst, _ := os.ReadFile("inhoud.json")
	check(json.Unmarshal(tekst, &inhoud) == nil, "inhoud.json")
	wie := client.NewVerwerkingsverantwoordelijke()
	wie.SetOrganisatie(houder)
	wie.SetBestuursorgaan("college_van_burgemeester_en_wethouders")
	inhoud.SetVerwerkingsverantwoordelijken([]client.Verwerkingsverantwoordelijke{*wie})
	nieuw := *client.NewVerwerkingsactiviteitInvoer(houder, *client.NewInhoud(inhoud.Naam))
	gemaakt, etag := must(redacteur.VerwerkingsactiviteitenAPI.CreateVerwerkingsactiviteit(ctx).VerwerkingsactiviteitInvoer(nieuw).Execute())
	toetsing, _ := must(redacteur.ToetsingAPI.FindToetsingVanConcept(ctx, gemaakt.Uuid).Execute())
	check(len(toetsing.Blokkades) > 0 && toetsing.Blokkades[0].Melding != "", "findings are shown")
	_, etag = must(redacteur.ConceptenAPI.ReplaceConcept(ctx, gemaakt.Uuid).IfMatch(etag).ConceptInvoer(*client.NewConceptInvoer(inhoud)).Execute())
	_, etag = must(redacteur.BeoordelingAPI.ConceptIndienen(ctx, gemaakt.Uuid).IfMatch(etag).Execute())
	_, answer, err := redacteur.BeoordelingAPI.ConceptVaststellen(ctx, gemaakt.Uuid).IfMatch(etag).Execute()
	check(err != nil && answer.StatusCode == 403, "four eyes")
	must(as("CI_BEOORDELAAR").BeoordelingAPI.ConceptVaststellen(ctx, gemaakt.Uuid).IfMatch(etag).Execute())

	// Read it, and hear of it.
	gelezen, _ := must(openbaar.FindOpenbareVerwerkingsactiviteit(ctx, gemaakt.Uuid).Execute())
	check(gelezen.Naam == inhoud.Naam && gelezen.Status.Code == "geldig", "it is public")
	lijst, _ := must(openbaar.ListOpenbareVerwerkingsactiviteiten(ctx).Identificatie([]string{gelezen.Identificatie}).Registerhouder([]string{houder}).Execute())
	check(lijst.Results[0].OpenbareSamenvatting.Naam == inhoud.Naam, "it is in the list")
	wijzigingen, _ := must(openbaar.ListWijzigingen(ctx).Na(begin.Cursor).Registerhouder([]string{houder}).Execute())
	check(len(wijzigingen.Results) > 0, "the feed tells it")

	// A spreadsheet in.
	bestand, err := os.Open("register.csv")
	check(err == nil, "register.csv")
	inlezing, _ := must(redacteur.InlezenAPI.CreateInlezing(ctx).Bestand(bestand).Registerhouder(houder).Execute())
	for keer := 0; keer < 100 && inlezing.Status == client.INLEZINGSTATUS_PROEF; keer++ {
		time.Sleep(100 * time.Millisecond)
		inlezing, _ = must(redacteur.InlezenAPI.FindInlezing(ctx, inlezing.Uuid).Execute())
	}
	rijen, _ := must(redacteur.InlezenAPI.ListInlezingRijen(ctx, inlezing.Uuid).Execute())
	check(rijen.Count == 1, "one row was read")

	// NDJSON, a workbook and a ZIP out.
	ndjson, _ := must(as("").UitvoerAPI.FindOpenbareExport(ctx).Execute())
	check(begins(ndjson, `{"soort":"kop"`), "NDJSON")
	xlsx, _ := must(as("CI_LEZER").UitvoerAPI.FindExport(ctx).Vorm("xlsx").Execute())
	check(begins(xlsx, "PK"), "a workbook")
	zip, _ := must(as("CI_TOEZICHT").UitvoerAPI.FindOverdracht(ctx).Registerhouder([]string{houder}).Execute())
	check(begins(zip, "PK"), "a ZIP")
	fmt.Println("go:", gemaakt.Uuid)
}
