using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Systems;
using Xunit;

namespace OpsCenter.Simulator.Tests.Systems;

/// <summary>The bus operator's feeds in GTFS-realtime, read by the shipped pack.</summary>
public sealed class BusFeedTests : IDisposable
{
    private const string TroubledRoute = "buyt-03";

    /// <summary>17:00 in Vietnam, a working day, and 02:00 after it.</summary>
    private static readonly DateTimeOffset Start = SampleProvince.Start;

    private static readonly DateTimeOffset Night = Start.AddHours(9);
    private readonly ProvinceModel _model = SampleProvince.Create().Model;
    private readonly Dictionary<string, ISystemBody> _bodies;
    private readonly ServiceProvider _services;

    public BusFeedTests()
    {
        _bodies = SystemCatalogue.Create(_model).Where(body => body.Path.StartsWith("bus/", StringComparison.Ordinal)).ToDictionary(body => body.Path["bus/".Length..]);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("ConfigDir", SampleProvince.ConfigDir)]).Build();
        _services = new ServiceCollection().AddLogging().AddIngest(configuration).BuildServiceProvider();
    }

    public void Dispose() => _services.Dispose();

    [Fact]
    public void Vehicles_InTheRushHour_RunBetweenTheDistrictsWithPassengers()
    {
        var vehicles = Readings("vehicles.pb", Start);

        Assert.Equal(12, vehicles.Count(reading => Is(reading, "bus", "running") && reading.Value == 1));
        Assert.All(vehicles.Where(reading => Is(reading, "position", "longitude")), reading => Assert.InRange(reading.Value, 106.1, 106.6));
        Assert.All(vehicles.Where(reading => Is(reading, "position", "latitude")), reading => Assert.InRange(reading.Value, 20.7, 21.2));
        Assert.Contains(vehicles, reading => Is(reading, "position", "speed") && reading.Value > 15);
        Assert.All(vehicles.Where(reading => Is(reading, "position", "speed")), reading => Assert.InRange(reading.Value, 0, 80));
        Assert.All(vehicles.Where(reading => Is(reading, "transit", "occupancy")), reading => Assert.InRange(reading.Value, 30, 100));
        Assert.All(vehicles, reading => Assert.NotNull(reading.Series.Tag(StandardTags.Site)));
        Assert.All(vehicles, reading => Assert.Equal((Start, Quality.Good), (reading.Time.ToDateTimeOffset(), reading.Quality)));
    }

    [Fact]
    public void Vehicles_OverAnHour_GoOutAndBack()
    {
        var latitudes = Enumerable.Range(0, 240).Select(step => Readings("vehicles.pb", Start.AddSeconds(15 * step))
            .Single(reading => Is(reading, "position", "latitude") && reading.Series.Tag(StandardTags.Device) == "bus-041").Value).ToList();

        // It never leaps: 80 km/h are 0.003 degrees in fifteen seconds.
        Assert.All(latitudes.Zip(latitudes.Skip(1)), pair => Assert.True(Math.Abs(pair.First - pair.Second) < 0.0035));
        Assert.True(latitudes.Max() - latitudes.Min() > 0.1);
    }

    [Fact]
    public void Vehicles_AtNight_StandAtTheirTerminusAndAreNotLate()
    {
        var vehicles = Readings("vehicles.pb", Night);
        var route = _model.Sites.Single(site => site.Id == TroubledRoute);

        Assert.All(vehicles.Where(reading => reading.Series.Field is "running" or "delay" or "speed"), reading => Assert.Equal(0, reading.Value));
        Assert.Equal(12, vehicles.Count(reading => Is(reading, "bus", "delay")));
        Assert.All(
            vehicles.Where(reading => Is(reading, "position", "latitude") && reading.Series.Tag(StandardTags.Site) == TroubledRoute),
            reading => Assert.Equal(route.Latitude, reading.Value, 0.0001));
    }

    [Fact]
    public void Trips_UnderWay_TellTheDelayOfTripAndBus()
    {
        var trips = Readings("trips.pb", Start);
        var (ofTrips, ofBuses) = (trips.Where(reading => Is(reading, "transit", "delay")).ToList(), trips.Where(reading => Is(reading, "bus", "delay")).ToList());

        Assert.Equal(12, ofTrips.Select(reading => reading.Series.Tag("trip")).Distinct().Count());
        Assert.Equal(ofTrips.Select(reading => Math.Round(reading.Value, 6)), ofBuses.Select(reading => Math.Round(reading.Value, 6)));
        Assert.All(ofTrips, reading => Assert.InRange(reading.Value, -3, 8));
    }

    [Fact]
    public void Trips_AtNight_AreAnEmptyFeedAndNoMistake()
    {
        var decoded = Decode("trips.pb", Night);

        Assert.Empty(decoded.Readings);
        Assert.Empty(decoded.Rejected);
    }

    [Fact]
    public void Arrivals_ThroughTheNight_AreThoseOfTheEveningUnchanged()
    {
        var evening = Decode("arrivals.pb", Night).Readings.Where(reading => Is(reading, "transit", "delay")).ToList();

        Assert.Equal(_bodies["arrivals.pb"].Write(Night), _bodies["arrivals.pb"].Write(Night.AddHours(2)));
        Assert.InRange(evening.Count, 12, 40);
        Assert.All(evening, reading => Assert.InRange(Shape.Hour(reading.Time.ToDateTimeOffset()), 18.4, 20.6));
        Assert.All(evening, reading => Assert.InRange(reading.Value, -3, 20));
    }

    [Fact]
    public void Arrivals_DuringTheDay_EndWithTheDelayThatWasTold()
    {
        var arrived = Readings("arrivals.pb", Start).MaxBy(reading => reading.Time);
        var before = Readings("trips.pb", arrived.Time.ToDateTimeOffset().AddSeconds(-2))
            .Single(reading => Is(reading, "transit", "delay") && reading.Series.Tag("trip") == arrived.Series.Tag("trip"));

        Assert.Equal(before.Value, arrived.Value, 0.1);
    }

    [Fact]
    public void Trouble_OfARoute_MakesItLateAndTellsPassengersOnce()
    {
        var events = Enumerable.Range(0, 80).SelectMany(step => Decode("trips.pb", Start.AddSeconds(30 * step)).Events).ToList();

        Assert.True(Late(Start.AddMinutes(27)) > 10);
        Assert.True(Late(Start.AddMinutes(39)) < 7);
        var told = Assert.Single(events.DistinctBy(one => one.Id));
        Assert.Equal(("transit.alert", Severity.Medium, "traffic"), (told.Kind, told.Severity, told.Pack));
        Assert.Contains("tuyến 03", told.Text, StringComparison.Ordinal);

        double Late(DateTimeOffset at) => Readings("trips.pb", at).Where(reading => Is(reading, "bus", "delay") && reading.Series.Tag(StandardTags.Site) == TroubledRoute).Max(reading => reading.Value);
    }

    private static bool Is(Reading reading, string measurement, string field) => reading.Series.Measurement == measurement && reading.Series.Field == field;

    private List<Reading> Readings(string feed, DateTimeOffset at)
    {
        var decoded = Decode(feed, at);
        Assert.Empty(decoded.Rejected);
        return decoded.Readings;
    }

    private DecodedMessage Decode(string feed, DateTimeOffset at)
    {
        var decoded = new DecodedMessage();
        _services.GetRequiredService<IPayloadDecoder>().Decode(new IngestMessage($"gtfs/{feed[..^3]}", _bodies[feed].Write(at), null, Instant.From(at), Simulated: true), decoded);
        return decoded;
    }
}
