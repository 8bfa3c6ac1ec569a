using System.Text.Json;
using OpsCenter.Simulator.Devices;
using OpsCenter.Simulator.Running;
using OpsCenter.Simulator.Scenarios;
using Xunit;

namespace OpsCenter.Simulator.Tests.Devices;

public sealed class DeviceTests
{
    private static readonly DateTimeOffset Start = SampleProvince.Start;
    private readonly SimulatedProvince _province = SampleProvince.Create();

    [Fact]
    public void Create_SampleProvince_HasAConnectionPerSensorAndPerRecorder()
    {
        Assert.Equal(12, _province.Devices.OfType<RiverGauge>().Count());
        Assert.Equal(6, _province.Devices.OfType<SalinityProbe>().Count());
        Assert.Equal(16, _province.Devices.OfType<AirStation>().Count());
        Assert.Equal(6, _province.Devices.OfType<Outfall>().Count());
        Assert.Equal(20, _province.Devices.OfType<Junction>().Count());
        Assert.Equal(4, _province.Devices.OfType<Recorder>().Count());
        Assert.Equal(_province.Devices.Count, _province.Devices.Select(device => device.ClientId).Distinct().Count());
    }

    [Fact]
    public void Between_SameSeedTwice_IsTheSameToTheLastByte()
    {
        var again = SampleProvince.Create();

        foreach (var (one, other) in _province.Devices.Zip(again.Devices))
        {
            Assert.Equal(Bytes(one.Between(Start, Start.AddMinutes(2))), Bytes(other.Between(Start, Start.AddMinutes(2))));
        }
    }

    [Fact]
    public void Between_CutIntoSteps_SendsTheSameMessagesOnce()
    {
        foreach (var device in _province.Devices)
        {
            var whole = Bytes(device.Between(Start, Start.AddMinutes(2)));
            var steps = Enumerable.Range(0, 600).SelectMany(step => Bytes(device.Between(Start.AddMilliseconds(200 * step), Start.AddMilliseconds(200 * (step + 1)))));
            Assert.Equal(whole.Order(), steps.Order());
        }
    }

    [Fact]
    public void Sample_EveryDevice_SaysSomethingAtOnceUnderATopicItDeclared()
    {
        foreach (var device in _province.Devices)
        {
            var messages = device.Sample(Start).ToList();
            Assert.NotEmpty(messages);
            Assert.All(messages, message => Assert.Contains(device.PublishFilters, filter => filter.EndsWith("/#", StringComparison.Ordinal)
                ? message.Topic.StartsWith(filter[..^1], StringComparison.Ordinal)
                : message.Topic == filter));
        }
    }

    [Fact]
    public void RiverGauge_Payload_IsSecondsCentimetresMillimetresVolts()
    {
        var json = Json(Device("rg-ben-binh").Sample(Start).Single());

        Assert.Equal(Start.ToUnixTimeSeconds(), json.GetProperty("ts").GetInt64());
        Assert.InRange(json.GetProperty("level_cm").GetDouble(), 150, 350);
        Assert.InRange(json.GetProperty("battery_v").GetDouble(), 3.5, 4.2);
    }

    [Fact]
    public void SalinityProbe_Payload_IsLocalTimeAndTextWithADot()
    {
        var json = Json(Device("sp-quang-thanh").Sample(Start).Single());

        Assert.Equal("23/11/2026 17:00:00", json.GetProperty("time").GetString());
        Assert.Matches(@"^\d+\.\d\d$", json.GetProperty("salinity_gl").GetString());
    }

    [Fact]
    public void Junction_Payload_IsMillisecondsAndFourDirections()
    {
        var json = Json(Device("jc-may-su").Sample(Start).Single());

        Assert.Equal(Start.ToUnixTimeMilliseconds(), json.GetProperty("t").GetInt64());
        Assert.Equal(["N", "E", "S", "W"], json.GetProperty("lanes").EnumerateArray().Select(lane => lane.GetProperty("dir").GetString()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void DyingDevice_LosesItsBatteryThenItsVoiceThenComesBack(int which)
    {
        var fault = _province.Model.Scenario.Faults.Where(one => one.Kind == DeviceFaultKind.Dying).ElementAt(which);
        var device = Device(fault.Device);
        double Battery(double share) => Json(device.Sample(Start + fault.Begins + (fault.Lasts * share)).Single()).GetProperty("battery_v").GetDouble();

        Assert.True(Battery(0.3) < Battery(-0.1) - 0.7);
        Assert.Empty(device.Between(Start + fault.Begins + (fault.Lasts * 0.4), Start + fault.Begins + (fault.Lasts * 0.99)));
        Assert.True(fault.Lasts * (2 / 3.0) > TimeSpan.FromMinutes(3));
        Assert.True(Battery(1.05) > 3.7);
    }

    [Fact]
    public void StuckDevice_KeepsItsValueWhileItsClockRuns()
    {
        var fault = Fault(DeviceFaultKind.Stuck);
        var device = Device(fault.Device);
        var stuck = device.Between(Start + fault.Begins, Start + fault.Begins + TimeSpan.FromMinutes(10)).Select(Json).ToList();

        Assert.Single(stuck.Select(json => (json.GetProperty("pm25").GetDouble(), json.GetProperty("o3").GetDouble())).Distinct());
        Assert.Equal(stuck.Count, stuck.Select(json => json.GetProperty("dateObserved").GetString()).Distinct().Count());
    }

    [Fact]
    public void WrongClock_IsAheadAndTellsNoPast()
    {
        var device = Device(Fault(DeviceFaultKind.WrongClock).Device);

        Assert.Equal((Start + DeviceFault.ClockError).ToUnixTimeMilliseconds(), Json(device.Sample(Start).Single()).GetProperty("t").GetInt64());
        Assert.Empty(device.Past(Start.AddHours(-6), Start, TimeSpan.FromMinutes(3)));
    }

    [Fact]
    public void Past_SixHours_IsEvenlySteppedAndEndsBeforeNow()
    {
        var times = Device("rg-ben-binh").Past(Start.AddHours(-6), Start, TimeSpan.FromMinutes(3))
            .Select(message => Json(message).GetProperty("ts").GetInt64()).ToList();

        Assert.Equal(120, times.Count);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.Equal(180, pair.Second - pair.First));
        Assert.True(times[^1] <= Start.ToUnixTimeSeconds());
    }

    [Fact]
    public void Recorder_EachObject_IsNewThenUpdatedThenEnded()
    {
        var lives = Device("nvr-thanh-pho").Between(Start, Start.AddMinutes(30))
            .Where(message => message.Topic.EndsWith("/events", StringComparison.Ordinal))
            .Select(Json)
            .GroupBy(json => json.GetProperty("after").GetProperty("id").GetString())
            .Select(life => (Types: life.Select(json => json.GetProperty("type").GetString()).ToList(), Last: life.Last()))
            .Where(life => life.Types[0] == "new" && life.Types[^1] == "end")
            .ToList();

        Assert.True(lives.Count > 20);
        Assert.All(lives, life =>
        {
            Assert.All(life.Types[1..^1], type => Assert.Equal("update", type));
            Assert.Equal(JsonValueKind.Number, life.Last.GetProperty("after").GetProperty("end_time").ValueKind);
        });
        Assert.Contains(lives, life => life.Types.Count > 2);
    }

    private ISimulatedDevice Device(string id) => _province.Devices.Single(device => device.ClientId == id);

    private DeviceFault Fault(DeviceFaultKind kind) => _province.Model.Scenario.Faults.Single(fault => fault.Kind == kind);

    private static JsonElement Json(SimulatedMessage message) => JsonDocument.Parse(message.Payload).RootElement;

    private static List<string> Bytes(IEnumerable<SimulatedMessage> messages) =>
        [.. messages.Select(message => $"{message.Topic} {Convert.ToHexString(message.Payload.Span)}")];
}
