using System.Text.Json.Nodes;
using System.Xml;
using Microsoft.Extensions.Options;
using OpsCenter.App.Api.Parameters;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Configuration;

namespace OpsCenter.App.OpenData;

/// <summary>The catalogue as JSON-LD in the words of DCAT 3 (W3C Recommendation, 22 August 2024).</summary>
internal sealed class DcatCatalogue(ILiveConfig<IngestConfiguration> whole, ILiveConfig<Places> places, IOptions<OpenDataOptions> options)
{
    /// <summary>Below a day DCAT's usual vocabulary of frequencies knows only "continuous"; dcat:temporalResolution is exact.</summary>
    private const string Frequency = "http://purl.org/cld/freq/";

    public JsonObject Of(IReadOnlyList<DataSet> sets, string site)
    {
        var modified = sets.Max(set => set.Newest);
        return new JsonObject
        {
            ["@context"] = new JsonObject
            {
                ["dcat"] = "http://www.w3.org/ns/dcat#",
                ["dct"] = "http://purl.org/dc/terms/",
                ["foaf"] = "http://xmlns.com/foaf/0.1/",
                ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
            },
            ["@id"] = site,
            ["@type"] = "dcat:Catalog",
            ["dct:title"] = Words(new LocalizedText("Dữ liệu mở", "Open data")),
            ["dct:publisher"] = Organization(options.Value.Publisher),
            ["dct:license"] = Link(options.Value.LicenseUrl),
            ["dct:language"] = new JsonArray("vi", "en"),
            ["dct:modified"] = modified is { } newest ? Moment(newest) : null,
            ["dcat:dataset"] = new JsonArray([.. sets.Select(set => (JsonNode)Of(set, site))]),
        };
    }

    private JsonObject Of(DataSet set, string site)
    {
        var (kpi, address) = (set.Kpi, $"{site}/{set.Kpi.Id}");
        var pack = whole.Current.Packs.FirstOrDefault(pack => pack.Id == kpi.Pack)?.Name ?? LocalizedText.Same(kpi.Pack);
        return new JsonObject
        {
            ["@id"] = address,
            ["@type"] = "dcat:Dataset",
            ["dct:identifier"] = kpi.Id,
            ["dct:title"] = Words(kpi.Name),
            ["dct:description"] = Words(kpi.Description ?? kpi.Name),
            ["dcat:keyword"] = Words(pack),
            ["dct:publisher"] = Organization(kpi.Owner?.Vi ?? options.Value.Publisher),
            ["dct:license"] = Link(options.Value.LicenseUrl),
            ["dct:accrualPeriodicity"] = Link(Frequency + FrequencyOf(kpi.Every)),
            ["dcat:temporalResolution"] = new JsonObject { ["@type"] = "xsd:duration", ["@value"] = DurationOf(kpi.Every) },
            ["dct:spatial"] = new JsonArray([.. Roots().Select(area => (JsonNode)new JsonObject { ["@type"] = "dct:Location", ["dct:title"] = Words(area.Name) })]),
            ["dct:modified"] = set.Newest is { } newest ? Moment(kpi.Every.EndOf(newest)) : null,
            ["dcat:landingPage"] = Link(address),
            ["dcat:distribution"] = new JsonArray(Distribution(address, "csv", "text/csv"), Distribution(address, "json", "application/json")),
        };
    }

    private IEnumerable<Area> Roots() => places.Current.Areas.Values.Where(area => area is { Parent: null, ValidTo: null }).OrderBy(area => area.Id, StringComparer.Ordinal);

    private JsonObject Distribution(string address, string ending, string type) => new()
    {
        ["@type"] = "dcat:Distribution",
        ["dcat:accessURL"] = Link(address),
        ["dcat:downloadURL"] = Link($"{address}.{ending}"),
        ["dcat:mediaType"] = type,
        ["dct:license"] = Link(options.Value.LicenseUrl),
    };

    private static JsonObject Organization(string name) => new() { ["@type"] = "foaf:Organization", ["foaf:name"] = name };

    private static JsonObject Link(string address) => new() { ["@id"] = address };

    private static JsonObject Moment(Instant at) => new() { ["@type"] = "xsd:dateTime", ["@value"] = Rfc3339.Format(at) };

    private static JsonArray Words(LocalizedText text) => new(
        new JsonObject { ["@language"] = "vi", ["@value"] = text.Vi }, new JsonObject { ["@language"] = "en", ["@value"] = text.En });

    private static string FrequencyOf(KpiStep step) => step.Unit switch
    {
        KpiStepUnit.Day => "daily",
        KpiStepUnit.Week => "weekly",
        KpiStepUnit.Month => "monthly",
        KpiStepUnit.Quarter => "quarterly",
        KpiStepUnit.Year => "annual",
        _ => "continuous",
    };

    private static string DurationOf(KpiStep step) => step.Unit switch
    {
        KpiStepUnit.Week => "P7D",
        KpiStepUnit.Month => "P1M",
        KpiStepUnit.Quarter => "P3M",
        KpiStepUnit.Year => "P1Y",
        _ => XmlConvert.ToString(step.Shortest),
    };
}
