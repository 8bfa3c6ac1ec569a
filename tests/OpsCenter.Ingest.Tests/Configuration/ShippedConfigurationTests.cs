using System.Globalization;
using OpsCenter.Core.Kpis.Domain;
using OpsCenter.Ingest.Configuration;
using Xunit;

namespace OpsCenter.Ingest.Tests.Configuration;

public sealed class ShippedConfigurationTests
{
    [Fact]
    public void Load_FolderOfTheRepository_HasNoErrors()
    {
        var (configuration, errors) = IngestConfigLoader.Load(Path.Combine(RepositoryFolder.Path, "ingest-config"));

        Assert.Empty(errors);
        Assert.Equal(
            ["agriculture", "cameras", "citizen-reports", "construction", "data-centre", "decision-support", "digital-society", "documents", "education", "environment", "finance", "health", "home-affairs", "industry-trade", "iot-network", "justice", "labour", "lgsp", "open-data", "ops", "planning-investment", "programme", "public-services", "science-technology", "security", "soc", "socio-economic", "tourism", "traffic", "urban", "water"],
            configuration!.Packs.Select(pack => pack.Id));
        Assert.Equal("ben-binh", configuration.Places.SiteOfDevice("rg-ben-binh")!.Id);
        Assert.Equal([4.0, 5.0, 6.0], configuration.AlarmRules.Single(rule => rule.Id == "water.flood").SiteLimits["pha-lai"]);
        Assert.Equal("m", configuration.Fields.Find("river", "level")!.Unit);
    }

    [Theory]
    [InlineData("pm25.day", "2025-12-31", 50)]
    [InlineData("pm25.day", "2026-01-01", 45)]
    [InlineData("pm10.day", "2026-01-01", 100)]
    [InlineData("co.8h", "2026-01-01", 10_000)]
    [InlineData("salinity.4", "2026-01-01", 4)]
    [InlineData("wastewater.cod", "2026-01-01", 75)]
    public void Load_NamedLimits_AreThoseOfTheDay(string id, string day, double value)
    {
        var limits = IngestConfigLoader.Load(Path.Combine(RepositoryFolder.Path, "ingest-config")).Configuration!.NamedLimits;

        Assert.Equal(value, limits.For("environment")[id].On(DateOnly.Parse(day, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Load_KpisOfTheAir_HaveTheBandsOfTheirScale()
    {
        var kpis = IngestConfigLoader.Load(Path.Combine(RepositoryFolder.Path, "ingest-config")).Configuration!.Kpis;
        var scale = AqiScale.On(new DateOnly(2026, 11, 23)).Bands;

        Assert.All(new[] { "environment.aqi-hour", "environment.aqi-day", "environment.aqi-worst" }, id =>
            Assert.Equal(scale.Select(band => ((double)band.From, band.Name)), kpis.Find(id)!.Bands.Select(band => (band.From, band.Name))));
    }

    [Fact]
    public void Load_FilesOfTheLibraryThatNoPackIncludes_HaveNoErrors() =>
        Assert.Empty(IngestConfigLoader.Load(Path.Combine(RepositoryFolder.Path, "ingest-config"), wholeLibrary: true).Errors);

    [Fact]
    public void Load_MistakeInALibraryFile_IsFoundWhereSomebodyAsks()
    {
        using var config = new TemporaryConfig();
        config.Write("library/own.yaml", "sources:\n  - {id: own.x, topic: 'x/{device}', readings: [{measurement: river, fields: {level: level}}]}\n");
        config.Write("library/odd.yaml", "fields: []\nsources:\n  - {id: odd.x, topic: x, drop: true, formt: csv}\n");

        Assert.Empty(IngestConfigLoader.Load(config.Folder).Errors);
        Assert.Equal(
            ["ingest-config/library/odd.yaml sources[0].formt", "ingest-config/library/own.yaml sources[0].readings[0].measurement"],
            IngestConfigLoader.Load(config.Folder, wholeLibrary: true).Errors.Select(error => $"{error.File} {error.Key}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Load_EveryArea_ReachesARootAndEverySiteStandsInIt()
    {
        var places = IngestConfigLoader.Load(Path.Combine(RepositoryFolder.Path, "ingest-config")).Configuration!.Places;

        Assert.All(places.Sites.Values, site => Assert.Equal("hai-duong-province", places.Areas[site.Area].Parent));
        Assert.All(places.Sites.Values, site => Assert.InRange(site.Longitude, 106.0, 106.7));
        Assert.All(places.Sites.Values, site => Assert.InRange(site.Latitude, 20.6, 21.3));
    }
}
