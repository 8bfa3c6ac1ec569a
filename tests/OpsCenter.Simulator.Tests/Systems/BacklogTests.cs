using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Systems;
using Xunit;

namespace OpsCenter.Simulator.Tests.Systems;

public sealed class BacklogTests
{
    private static readonly DateOnly Friday = new(2026, 11, 20);
    private readonly Backlog _queue = new(new Noise(2026), "one-stop", perDay: 140, due: 5, usual: 2.4);

    [Fact]
    public void OfDay_FromDayToDay_WhatComesInIsDoneOrWaits()
    {
        for (var day = Friday.AddDays(-60); day <= Friday; day = day.AddDays(1))
        {
            var (before, after) = (_queue.OfDay(day.AddDays(-1)), _queue.OfDay(day));

            Assert.Equal(before.Pending + after.Received - after.Done, after.Pending);
            Assert.InRange(after.DoneOnTime, 0, after.Done);
            Assert.InRange(after.Overdue, 0, after.Pending);
        }
    }

    [Fact]
    public void At_OverADay_OnlyGrows()
    {
        var midnight = WorkDay.Start(Friday);
        var day = Enumerable.Range(0, 24 * 4).Select(quarter => _queue.At(midnight.AddMinutes(15 * quarter))).ToList();

        Assert.All(day.Zip(day.Skip(1)), pair => Assert.True(pair.Second.Received >= pair.First.Received && pair.Second.Done >= pair.First.Done));
        Assert.Equal(0, day[20].Received);
        Assert.InRange(day[^1].Received, 70, 210);
    }

    [Theory]
    [InlineData(2026, 11, 21)]
    [InlineData(2026, 9, 2)]
    public void OfDay_Off_NothingHappens(int year, int month, int day)
    {
        var state = _queue.OfDay(new DateOnly(year, month, day));

        Assert.Equal((0, 0), (state.Received, state.Done));
    }

    [Fact]
    public void OfDay_SlowUnit_HasMoreOverdueAndLessOnTime()
    {
        var slow = new Backlog(new Noise(2026), "one-stop", perDay: 140, due: 5, usual: 6);

        Assert.True(slow.OfDay(Friday).Overdue > 3 * _queue.OfDay(Friday).Overdue);
    }

    [Theory]
    [InlineData("2026-11-20T07:29:00+07:00", 0)]
    [InlineData("2026-11-20T12:30:00+07:00", 4 / 7.5)]
    [InlineData("2026-11-20T18:00:00+07:00", 1)]
    [InlineData("2026-11-21T10:00:00+07:00", 0)]
    public void Done_OfAWorkingDay_FollowsTheOfficeHours(string at, double expected)
    {
        var moment = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(expected, WorkDay.Done(WorkDay.Of(moment), Shape.Hour(moment)), 0.001);
    }
}
