using System.Globalization;
using OpsCenter.App.StoreWatch;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.StoreWatch;

public sealed class StoreAlarmsTests
{
    [Theory]
    [InlineData(4L << 20)]
    [InlineData(256L << 20)]
    public void Rules_OfAnyReserve_WarnLongBeforeAndClearBehindTheStoresOwnMargin(long reserve)
    {
        var levels = StoreAlarms.Rules(reserve).Single(rule => rule.Id == "system.disk").Levels;

        Assert.Equal([Severity.High, Severity.Critical], levels.Select(level => level.Severity));
        Assert.True(levels[0].Limit >= 4 * levels[1].Limit);

        // Where the store refuses the alarm stands; where it takes again, at an eighth more, the alarm may go.
        var (refusesAt, takesAt) = (Math.Floor((reserve - 1) / StoreAlarms.BytesPerMegabyte), (reserve + (reserve / 8)) / StoreAlarms.BytesPerMegabyte);
        Assert.True(refusesAt <= levels[1].Limit, refusesAt.ToString(CultureInfo.InvariantCulture));
        Assert.InRange(levels[1].Limit + levels[1].Deadband - takesAt, 0, 2);
    }

    [Fact]
    public void Rules_EachHasAProcedureInBothLanguages() =>
        Assert.All(StoreAlarms.Rules(256L << 20), rule => Assert.All(
            new[] { rule.Procedure.Consequence, rule.Procedure.Response }.Concat(rule.Levels.Select(level => level.Name)),
            text => Assert.True(text.Vi.Length > 10 && text.En.Length > 10 && text.Vi != text.En)));
}
