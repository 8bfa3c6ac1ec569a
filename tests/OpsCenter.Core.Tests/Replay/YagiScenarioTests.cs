using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Replay;
using OpsCenter.Core.Telemetry;
using OpsCenter.Core.Tests.Alarms;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Core.Tests.Replay;

/// <summary>The scenario that comes with the program, against the announced figures.</summary>
public sealed class YagiScenarioTests
{
    private static readonly ScenarioConfig Yagi = Load();

    [Theory]
    [InlineData("pha-lai", 6.25)]
    [InlineData("ben-binh", 4.94)]
    [InlineData("an-phu", 3.64)]
    public async Task Store_WholeScenario_CrestsAsAnnouncedOnTheTwelfth(string site, double crest)
    {
        var points = await PointsAsync(site);

        var highest = points.MaxBy(point => point.Value);

        Assert.Equal(crest, highest.Value);
        Assert.Equal(new DateOnly(2024, 9, 12), DateOnly.FromDateTime(highest.Time.ToDateTimeOffset().ToOffset(TimeSpan.FromHours(7)).Date));
        Assert.All(points, point => Assert.Equal(ReadingFlags.Simulated, point.Flags));
    }

    [Fact]
    public async Task Alarms_OfPhaLai_ClimbAllLevelsAndEaseAgain()
    {
        var alarms = await ScenarioAlarms.JudgeAsync(
            Yagi, [Some.Flood()], new AlarmTexts(new FixedConfig<Places>(Some.Places), new FixedConfig<FieldCatalogue>(Some.Fields)), CancellationToken.None);

        var history = (await alarms.AfterAsync(0, 1_000, CancellationToken.None))
            .Where(one => one.Series.Tag(StandardTags.Site) == "pha-lai").Select(one => (one.Kind, one.Level)).ToList();

        Assert.Equal(
            [
                (AlarmTransitionKind.Raised, 1), (AlarmTransitionKind.Escalated, 2), (AlarmTransitionKind.Escalated, 3),
                (AlarmTransitionKind.Eased, 2), (AlarmTransitionKind.Eased, 1),
            ],
            history.Take(5));
        var crest = Instant.From(new DateTimeOffset(2024, 9, 12, 8, 0, 0, TimeSpan.FromHours(7)));
        var standing = await alarms.StandingAsync(await alarms.SequenceAtAsync(crest, CancellationToken.None), CancellationToken.None);
        Assert.Equal(3, standing.Last(one => one.Series.Tag(StandardTags.Site) == "pha-lai").Level);
    }

    [Fact]
    public void Load_BrokenScenario_NamesEveryError()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "scenarios"));
        File.WriteAllText(
            Path.Combine(folder.Path, "scenarios", "x.json"),
            """
            {"id": "y", "title": "t", "note": "n", "from": "2024-09-09", "to": "2024-09-16T00:00:00+07:00",
             "series": [{"measurement": "river", "field": "level", "base": 2, "peak": 1, "peakAt": "2024-09-12T08:00:00+07:00", "rise": "soon"}]}
            """);

        var (scenarios, errors) = ScenarioLoader.Load(folder.Path);

        Assert.Empty(scenarios);
        Assert.Contains(errors, error => error.Key == "id");
        Assert.Contains(errors, error => error.Key == "from");
        Assert.Contains(errors, error => error.Key == "series[0].peak");
        Assert.Contains(errors, error => error.Key == "series[0].rise");
    }

    private static async Task<IReadOnlyList<Point>> PointsAsync(string site)
    {
        var selector = new SeriesSelector("river", "level", new Dictionary<string, string> { ["site"] = site });
        var all = new List<Point>();
        await foreach (var points in new ScenarioStore(Yagi).QueryAsync(
            new RangeQuery(selector, Yagi.From, Yagi.To + TimeSpan.FromSeconds(1), null, Aggregate.Last, TimeSpan.Zero), CancellationToken.None))
        {
            all.AddRange(points.Points);
        }

        return all;
    }

    private static ScenarioConfig Load()
    {
        var (scenarios, errors) = ScenarioLoader.Load(Path.Combine(Repository.Root, "dashboards"));
        Assert.Empty(errors);
        return scenarios["yagi"];
    }
}
