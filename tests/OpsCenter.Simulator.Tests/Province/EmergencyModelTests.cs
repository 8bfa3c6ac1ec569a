using OpsCenter.Simulator.Province;
using Xunit;

namespace OpsCenter.Simulator.Tests.Province;

public sealed class EmergencyModelTests
{
    private static readonly DateTimeOffset Start = SampleProvince.Start;
    private readonly ProvinceModel _model = SampleProvince.Create().Model;

    [Theory]
    [InlineData("113", 60, 320)]
    [InlineData("114", 1, 40)]
    [InlineData("115", 50, 260)]
    public void Received_ACalmDay_AreAsManyAsInAProvinceAndEachGoesItsWay(string service, int least, int most)
    {
        var calls = EmergencyModel.Received(_model, service, Start.AddHours(-24), Start).ToList();

        Assert.InRange(calls.Count, least, most);
        Assert.Equal(calls.Count, calls.Select(call => call.Id).Distinct().Count());
        Assert.All(calls, call =>
        {
            Assert.True(call.Received < call.Dispatched && call.Dispatched < call.Arrived && call.Arrived < call.Closed);
            Assert.InRange(call.Closed - call.Received, TimeSpan.FromMinutes(9), EmergencyModel.LongestCall);
        });
    }

    [Fact]
    public void Received_CutIntoSteps_AreTheSameCalls()
    {
        var whole = EmergencyModel.Received(_model, "113", Start, Start.AddHours(2)).Select(call => call.Id);
        var steps = Enumerable.Range(0, 720).SelectMany(step => EmergencyModel.Received(_model, "113", Start.AddSeconds(10 * step), Start.AddSeconds(10 * (step + 1)))).Select(call => call.Id);

        Assert.Equal(whole, steps);
    }

    /// <summary>What the rules of the pack ask: three reports of one fire within half an hour, and callers who wait; and nothing of it at first.</summary>
    [Fact]
    public void Received_LargeFire_IsReportedOftenAtOneUnitAndMakesCallersWaitLater()
    {
        bool LongWait(DateTimeOffset at) => EmergencyModel.Received(_model, "114", at - EmergencyModel.LongestCall, at).Any(call => call.IsWaiting(at) && at - call.Received > TimeSpan.FromMinutes(3));
        DateTimeOffset[] seconds = [.. Enumerable.Range(0, 40 * 60).Select(second => Start.AddSeconds(second))];

        var fire = EmergencyModel.Received(_model, "114", Start.AddMinutes(14), Start.AddMinutes(28)).Where(call => call.Category == "fire").ToList();

        Assert.True(fire.Count(call => call.Unit.Id == "pccc-hai-duong") >= 3);
        Assert.DoesNotContain(seconds.Take(14 * 60), LongWait);
        Assert.Contains(seconds, LongWait);
        Assert.False(LongWait(Start.AddMinutes(39)));
    }

    [Fact]
    public void DispatchDesk_FirstMinutes_StayBelowTheLimitsOfItsRules()
    {
        foreach (var at in Enumerable.Range(0, 60).Select(step => Start.AddSeconds(10 * step)))
        {
            foreach (var service in new[] { "113", "114", "115" })
            {
                var calls = EmergencyModel.Received(_model, service, at - EmergencyModel.LongestCall, at).ToList();
                Assert.True(calls.Count(call => call.IsWaiting(at)) < 6);
                Assert.True(calls.Count(call => call.BindsUnit(at)) < EmergencyModel.Units(service));
            }
        }
    }
}
