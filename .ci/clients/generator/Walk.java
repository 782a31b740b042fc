// One walk through the register with the client that openapi-generator makes for Java: what `walk.py` in the directory above does, and the
// files.

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.openapitools.client.*;
import org.openapitools.client.api.*;
import org.openapitools.client.model.*;

public class Walk {
  static ApiClient client(String token) {
    ApiClient client = new ApiClient();
    client.updateBaseUri(System.getenv("CI_URL") + "/v1");
    if (token != null) client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + System.getenv(token)));
    return client;
  }

  static void eis(boolean waar, String wat) {
    if (!waar) throw new AssertionError(wat);
  }

  static String etag(ApiResponse<?> answer) {
    return answer.getHeaders().get("etag").get(0);
  }

  static boolean begint(File bestand, String met) throws Exception {
    byte[] bytes = Files.readAllBytes(bestand.toPath());
    return new String(bytes, 0, Math.min(bytes.length, 40), "ISO-8859-1").startsWith(met);
  }

  public static void main(String[] args) throws Exception {
    ApiClient redacteur = client("CI_REDACTEUR");
    OpenbaarRegisterApi openbaar = new OpenbaarRegisterApi(client(null));
    UUID houder = openbaar.findRegister((String) null).getRegisterhouders().stream().filter(een -> een.getNaam().equals("Gemeente Voorbeeld")).findFirst().get().getUuid();
    String cursor = openbaar.listWijzigingen(OpenbaarRegisterApi.APIListWijzigingenRequest.newBuilder().aantal(1000).build()).getCursor();

    // Create, replace, submit, settle.
    Inhoud inhoud = redacteur.getObjectMapper().readValue(new File("inhoud.json"), Inhoud.class);
    inhoud.verwerkingsverantwoordelijken(List.of(new Verwerkingsverantwoordelijke().organisatie(houder).bestuursorgaan("college_van_burgemeester_en_wethouders")));
    VerwerkingsactiviteitInvoer nieuw = new VerwerkingsactiviteitInvoer().registerhouder(houder).inhoud(new Inhoud().naam(inhoud.getNaam()));
    ApiResponse<VerwerkingsactiviteitWeergave> gemaakt = new VerwerkingsactiviteitenApi(redacteur).createVerwerkingsactiviteitWithHttpInfo(nieuw, UUID.randomUUID().toString());
    UUID uuid = gemaakt.getData().getUuid();
    Toetsing toetsing = new ToetsingApi(redacteur).findToetsingVanConcept(uuid, null);
    eis(toetsing.getBlokkades().stream().anyMatch(een -> !een.getMelding().isEmpty()), "findings are shown");
    ApiResponse<ConceptWeergave> geschreven = new ConceptenApi(redacteur).replaceConceptWithHttpInfo(uuid, etag(gemaakt), new ConceptInvoer().inhoud(inhoud));
    ApiResponse<ConceptWeergave> ingediend = new BeoordelingApi(redacteur).conceptIndienenWithHttpInfo(BeoordelingApi.APIConceptIndienenRequest.newBuilder().uuid(uuid).ifMatch(etag(geschreven)).build());
    // Request objects: a parameter that a later release adds may be left out.
    BeoordelingApi.APIConceptVaststellenRequest vaststellen = BeoordelingApi.APIConceptVaststellenRequest.newBuilder().uuid(uuid).ifMatch(etag(ingediend)).build();
    try {
      new BeoordelingApi(redacteur).conceptVaststellen(vaststellen);
      eis(false, "four eyes");
    } catch (ApiException geweigerd) {
      eis(geweigerd.getCode() == 403 && geweigerd.getResponseBody().contains("niet-deze-persoon"), "four eyes, not " + geweigerd);
    }
    new BeoordelingApi(client("CI_BEOORDELAAR")).conceptVaststellen(vaststellen);

    // Read, and hear of it.
    OpenbareVerwerkingsactiviteit gelezen = openbaar.findOpenbareVerwerkingsactiviteit(OpenbaarRegisterApi.APIFindOpenbareVerwerkingsactiviteitRequest.newBuilder().uuid(uuid).build());
    eis(gelezen.getNaam().equals(inhoud.getNaam()) && gelezen.getStatus().getCode().getValue().equals("geldig"), "it is public");
    Wijzigingen wijzigingen = openbaar.listWijzigingen(OpenbaarRegisterApi.APIListWijzigingenRequest.newBuilder().na(cursor).registerhouder(List.of(houder)).build());
    eis(wijzigingen.getResults().stream().anyMatch(een -> uuid.equals(een.getUuid())), "the feed tells it");

    // A spreadsheet in.
    InlezenApi inlezen = new InlezenApi(redacteur);
    InlezingWeergave inlezing = inlezen.createInlezing(new File("register.csv"), houder, null, null, null, null, null);
    for (int keer = 0; keer < 100 && inlezing.getStatus().getValue().equals("proef"); keer++) {
      Thread.sleep(100);
      inlezing = inlezen.findInlezing(inlezing.getUuid());
    }
    eis(inlezen.listInlezingRijen(InlezenApi.APIListInlezingRijenRequest.newBuilder().uuid(inlezing.getUuid()).build()).getCount() == 1, "one row was read: " + inlezing);

    // NDJSON, a workbook and a ZIP out.
    eis(begint(new UitvoerApi(client(null)).findOpenbareExport(UitvoerApi.APIFindOpenbareExportRequest.newBuilder().build()), "{\"soort\":\"kop\""), "NDJSON");
    eis(begint(new UitvoerApi(client("CI_LEZER")).findExport(UitvoerApi.APIFindExportRequest.newBuilder().vorm("xlsx").build()), "PK"), "a workbook");
    eis(begint(new UitvoerApi(client("CI_TOEZICHT")).findOverdracht(List.of(houder), null), "PK"), "a ZIP");
    System.out.println("java: " + uuid);
  }
}
