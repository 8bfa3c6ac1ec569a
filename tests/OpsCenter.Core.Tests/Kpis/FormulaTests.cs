using OpsCenter.Core.Kpis.Formulas;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.Kpis;

/// <summary>What formulas mean. Two lamps and a bin at two sites; the window is an hour in four cells.</summary>
public sealed class FormulaTests
{
    private static readonly Instant Start = Instant.FromUnixMilliseconds(1_800_000_000_000);
    private static readonly FormulaSubject Subject = new([("a", "m"), ("b", "cm"), ("none", null)], new Dictionary<string, string> { ["lim"] = "m" });

    [Theory]
    [InlineData("mean(a)", 3.5)]
    [InlineData("sum(a)", 21)]
    [InlineData("min(a)", 1)]
    [InlineData("max(a)", 6)]
    [InlineData("range(a)", 5)]
    [InlineData("count(a)", 6)]
    [InlineData("first(a)", 1)]
    [InlineData("last(a)", 6)]
    [InlineData("median(a)", 3)]
    [InlineData("percentile(a, 90)", 6)]
    [InlineData("increase(a)", 4)]
    [InlineData("count(none)", 0)]
    [InlineData("1 + 2 * 3 - 4 / 2", 5)]
    [InlineData("-(1 + 2) * -2", 6)]
    [InlineData("1 < 2 and not 2 <= 1 or 1 == 2", 1)]
    [InlineData("if(max(a) > 5, 10, 20)", 10)]
    [InlineData("if(1 == 1, 7, mean(none))", 7)]
    [InlineData("default(mean(none), 3)", 3)]
    [InlineData("least(3, 1, 2)", 1)]
    [InlineData("greatest(3, max(a), 2)", 6)]
    [InlineData("abs(0 - 4)", 4)]
    [InlineData("round(2.5)", 3)]
    [InlineData("mean(each(last(a)))", 4.5)]
    [InlineData("count(by(site, last(a)))", 2)]
    [InlineData("sum(by(site, count(a) * count(b)))", 3)]
    [InlineData("share(each(last(a) > 4))", 50)]
    [InlineData("sum(by(15m, mean(a) >= 4))", 1)]
    [InlineData("count(by(15m, mean(a)))", 3)]
    [InlineData("max(by(30m, sum(by(site, sum(a)))))", 12)]
    [InlineData("hours()", 1)]
    [InlineData("sites()", 9)]
    [InlineData("sites(\"gauge\")", 2)]
    [InlineData("limit(\"lim\")", 12)]
    [InlineData("max(a) > limit(\"lim\")", 0)]
    [InlineData("last(a) + last(b)", 6.5)]
    [InlineData("last(b) + last(a)", 650)]
    [InlineData("last(b) > last(a)", 0)]
    [InlineData("last(a) + 50 \"cm\"", 6.5)]
    public void Formula_IsWorkedOut(string text, double expected) => Assert.Equal(expected, Evaluate(text).Value, 9);

    [Theory]
    [InlineData("mean(none)", "'none' has no readings")]
    [InlineData("1 / 0", "division by zero")]
    [InlineData("mean(none) > 1 and 1 == 1", "'none' has no readings")]
    [InlineData("mean(by(line, last(a)))", "no part of the list has a value")]
    [InlineData("population()", "the population is not known here")]
    [InlineData("vn_aqi_hour(pm25: none)", "VN_AQI (PM2.5, PM10) has not enough readings")]
    public void Formula_WithoutAValue_SaysWhy(string text, string reason)
    {
        var (value, trace) = Evaluate(text);

        Assert.True(double.IsNaN(value));
        Assert.Contains(reason, trace.Reason!.Value.ToEnglish(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mean(none) > 1 and 1 == 2", 0)]
    [InlineData("mean(none) > 1 or 1 == 1", 1)]
    public void Condition_CertainWithoutTheOtherSide_IsDecided(string text, double expected) => Assert.Equal(expected, Evaluate(text).Value);

    [Fact]
    public void Formula_OfAnotherUnit_IsConverted() => Assert.Equal(600, Evaluate("last(a)", "cm").Value, 9);

    [Theory]
    [InlineData("last(a) + 1 \"kg\"", "kg is not m", 9)]
    [InlineData("last(a) 2", "'2' is not expected here", 9)]
    [InlineData("(1", "')' is missing at the end", 3)]
    [InlineData("1 $ 2", "'$' belongs to nothing", 3)]
    [InlineData("share(a)", "share counts conditions", 7)]
    [InlineData("by(site, 1)", "'by' is neither a function nor an input", 1)]
    [InlineData("mean(by(5s, 1))", "neither a tag nor a duration of a minute", 9)]
    [InlineData("5min", "neither a number nor a duration", 1)]
    [InlineData("1.2.3", "is no number", 1)]
    public void Mistake_SaysWhereAndWhatToDo(string text, string problem, int column)
    {
        var error = Assert.Throws<FormulaException>(() => Formula.Parse(text, Subject, ""));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Equal(column, error.Column);
        Assert.NotEmpty(error.Remedy);
    }

    [Fact]
    public void Nesting_TooDeep_IsRefusedAndNotOverflown() =>
        Assert.Contains("too deep", Assert.Throws<FormulaException>(() => Formula.Parse(new string('(', 100_000), Subject, "")).Message, StringComparison.Ordinal);

    private static (double Value, FormulaTrace Trace) Evaluate(string text, string unit = "")
    {
        // a of site p: 1, 2, 3 in the first three quarters; of site q: 4, 5, 6 in the same. b of p: 50.
        var trace = new FormulaTrace();
        IReadOnlyList<SeriesCells>[] inputs = [[Series("x", "p", 1, 2, 3), Series("x", "q", 4, 5, 6)], [Series("y", "p", 50)], []];
        var scope = new FormulaScope(inputs, ["a", "b", "none"], new Place(), trace);
        return (Formula.Parse(text, Subject, unit).Root.Evaluate(scope, new FormulaWindow(Start, Start + TimeSpan.FromHours(1))), trace);
    }

    private static SeriesCells Series(string measurement, string site, params double[] values)
    {
        // The second site reports a minute after the first.
        var offset = TimeSpan.FromMinutes(site == "p" ? 1 : 2);
        Point[] points = [.. values.Select((value, at) => new Point(Start + (TimeSpan.FromMinutes(15) * at) + offset, value, Quality.Good, ReadingFlags.None))];
        return new SeriesCells(
            new SeriesKey(measurement, [KeyValuePair.Create("site", site)], "f"),
            [.. points.Select((point, at) => new Window(Start + (TimeSpan.FromMinutes(15) * at), WindowSummary.Of(point)))], points);
    }

    private sealed class Place : IFormulaPlace
    {
        public double Sites(string? kind) => kind is null ? 9 : 2;

        public double Attribute(string name) => double.NaN;

        public double AreaAttribute(string name, FormulaWindow window) => double.NaN;

        public double Limit(string id, FormulaWindow window) => 12;
    }
}
