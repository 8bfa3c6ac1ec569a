using OpsCenter.Core.History;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.History;

public sealed class WindowFillingTests
{
    private static readonly Instant Start = Instant.From(new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.FromHours(7)));

    /// <summary>Windows 1 and 4 of 0 to 5 have values.</summary>
    private static readonly HistoryPoint[] Line = [At(1, 10), At(4, 40)];

    [Theory]
    [InlineData(Filling.Null, null, 10.0, null, null, 40.0, null)]
    [InlineData(Filling.Zero, 0.0, 10.0, 0.0, 0.0, 40.0, 0.0)]
    [InlineData(Filling.Previous, null, 10.0, 10.0, 10.0, 40.0, 40.0)]
    [InlineData(Filling.Linear, null, 10.0, 20.0, 30.0, 40.0, null)]
    public void Fill_MissingWindows_GetWhatWasAsked(Filling filling, params double?[] expected)
    {
        var filled = WindowFilling.Fill(Line, Range(), Range().To, filling, 100);

        Assert.Equal(expected.Select((value, hour) => At(hour, value)), filled);
    }

    [Fact]
    public void Fill_WhatHasNotBeenYet_IsNotFilled()
    {
        Assert.Equal([At(0, 0), At(1, 10), At(2, 0), At(3, 0), At(4, 40)], WindowFilling.Fill(Line, Range(), Start + TimeSpan.FromHours(2), Filling.Zero, 100));
        Assert.Equal([At(0, 0), At(1, 0)], WindowFilling.Fill([], Range(), Start + TimeSpan.FromHours(2), Filling.Zero, 100));
    }

    [Fact]
    public void Fill_BeginsWithTheWindowThatTheRangeBeginsIn_AndIsBounded()
    {
        var cut = Range() with { From = Start + TimeSpan.FromMinutes(90) };

        Assert.Equal([At(1, 10), At(2, 0), At(3, 0)], WindowFilling.Fill(Line, cut, cut.To, Filling.Zero, 3));
    }

    private static HistoryPoint At(int hour, double? value) => new(Start + TimeSpan.FromHours(hour), value);

    private static RangeQuery Range() =>
        new(SeriesSelector.All, Start, Start + TimeSpan.FromHours(6), TimeSpan.FromHours(1), Aggregate.Mean, TimeSpan.FromHours(7));
}
