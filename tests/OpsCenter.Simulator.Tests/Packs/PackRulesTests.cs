using OpsCenter.Core.Alarms;
using Xunit;
using Xunit.Abstractions;

namespace OpsCenter.Simulator.Tests.Packs;

/// <summary>Every shipped rule over what the simulated province sends.</summary>
public sealed class PackRulesTests(PlayedProvince played, ITestOutputHelper output) : IClassFixture<PlayedProvince>
{
    [Fact]
    public void Rules_OverDays_AreAllRaisedAndCleared()
    {
        var raised = played.Transitions.Where(one => one.Kind == AlarmTransitionKind.Raised).ToLookup(one => one.RuleId);
        var cleared = played.Transitions.Where(one => one.Kind == AlarmTransitionKind.Cleared).ToLookup(one => one.RuleId);
        foreach (var rule in played.Configuration.AlarmRules)
        {
            var first = raised[rule.Id].FirstOrDefault();
            output.WriteLine($"{(raised[rule.Id].Any() ? cleared[rule.Id].Any() ? "ok     " : "STANDS " : "SILENT ")} {rule.Id} {raised[rule.Id].Count()}/{cleared[rule.Id].Count()} first +{(first is null ? "" : (first.At.ToDateTimeOffset() - SampleProvince.Start).ToString())} {first?.Series.Canonical} {first?.Value}");
        }

        foreach (var (pack, (readings, events)) in played.Room.Heard)
        {
            output.WriteLine($"{pack} {readings} {events}");
        }

        foreach (var one in played.Rejected.Distinct().Take(20))
        {
            output.WriteLine(one);
        }
    }
}
