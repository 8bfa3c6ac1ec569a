using System.Text.Json;
using OpsCenter.Simulator.Devices;
using OpsCenter.Simulator.Running;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Simulator.Tests.Devices;

/// <summary>Simulated payloads beside real ones: the same members of the same JSON types.</summary>
public sealed class FixtureShapeTests
{
    private readonly SimulatedProvince _province = SampleProvince.Create();

    [FixtureFact]
    public void Recorder_Event_HasTheMembersOfFrigates()
    {
        var real = Fixture("cameras/frigate_events_update.json");
        var ours = All("nvr-").First(message => message.Topic.EndsWith("/events", StringComparison.Ordinal) && Text(message, "type") == "update");

        // What a recorder without face recognition, or without plates in sight, leaves empty.
        AssertSameShape(real, Root(ours), "after", "sub_label", "attributes", "current_attributes", "recognized_license_plate", "recognized_license_plate_score");
    }

    [FixtureFact]
    public void Recorder_Stats_HasTheMembersOfFrigates()
    {
        var real = Fixture("cameras/frigate_stats.json");
        var ours = Root(All("nvr-").First(message => message.Topic.EndsWith("/stats", StringComparison.Ordinal)));

        Assert.Equal(Names(real), Names(ours));
        AssertSameMembers(First(real.GetProperty("cameras")), First(ours.GetProperty("cameras")));
        AssertSameMembers(First(real.GetProperty("detectors")), First(ours.GetProperty("detectors")));
        AssertSameMembers(real.GetProperty("service"), ours.GetProperty("service"));
    }

    [FixtureFact]
    public void Outfall_Uplink_HasTheMembersOfChirpStacks()
    {
        var real = Fixture("lorawan/chirpstack_v4_up.json");
        var ours = Root(All("a84041c2e1850001").First());

        foreach (var member in real.EnumerateObject())
        {
            Assert.Equal(member.Value.ValueKind, ours.GetProperty(member.Name).ValueKind);
        }

        AssertSameMembers(real.GetProperty("deviceInfo"), ours.GetProperty("deviceInfo"));
        AssertSameMembers(real.GetProperty("rxInfo")[0], ours.GetProperty("rxInfo")[0]);
        AssertSameMembers(real.GetProperty("txInfo"), ours.GetProperty("txInfo"));
        Assert.Equal(real.GetProperty("time").GetString()!.Length, ours.GetProperty("time").GetString()!.Length);
        Assert.Equal(["ph", "cod", "tss", "nh4", "flow"], Names(ours.GetProperty("object")));
    }

    [FixtureFact]
    public void AirStation_Observation_UsesNamesOfTheDataModel()
    {
        var real = Fixture("smartcity/ngsi/AirQualityObserved.keyvalues.json");
        var ours = Root(All("aq-may-su").First());

        foreach (var name in new[] { "id", "type", "dateObserved", "location", "co", "so2", "temperature", "relativeHumidity" })
        {
            Assert.Equal(real.GetProperty(name).ValueKind, ours.GetProperty(name).ValueKind);
        }

        Assert.Equal(real.GetProperty("type").GetString(), ours.GetProperty("type").GetString());
        Assert.EndsWith("+07:00", ours.GetProperty("dateObserved").GetString());
    }

    private IEnumerable<SimulatedMessage> All(string clientPrefix) => _province.Devices
        .Where(device => device.ClientId.StartsWith(clientPrefix, StringComparison.Ordinal))
        .SelectMany(device => device.Between(SampleProvince.Start, SampleProvince.Start.AddMinutes(10)));

    private static void AssertSameShape(JsonElement real, JsonElement ours, string inner, params string[] mayBeEmpty)
    {
        Assert.Equal(Names(real), Names(ours));
        Assert.Equal(Names(real.GetProperty(inner)), Names(ours.GetProperty(inner)));
        Assert.Equal(Names(real.GetProperty(inner).GetProperty("snapshot")), Names(ours.GetProperty(inner).GetProperty("snapshot")));
        foreach (var member in real.GetProperty(inner).EnumerateObject().Where(member => !mayBeEmpty.Contains(member.Name)))
        {
            Assert.Equal(Kind(member.Value), Kind(ours.GetProperty(inner).GetProperty(member.Name)));
        }
    }

    private static void AssertSameMembers(JsonElement real, JsonElement ours)
    {
        foreach (var member in real.EnumerateObject())
        {
            Assert.Equal(Kind(member.Value), Kind(ours.GetProperty(member.Name)));
        }
    }

    private static string Kind(JsonElement element) =>
        element.ValueKind is JsonValueKind.True or JsonValueKind.False ? "bool" : element.ValueKind.ToString();

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(member => member.Name);

    private static JsonElement First(JsonElement element) => element.EnumerateObject().First().Value;

    private static string? Text(SimulatedMessage message, string name) => Root(message).GetProperty(name).GetString();

    private static JsonElement Root(SimulatedMessage message) => JsonDocument.Parse(message.Payload).RootElement;

    private static JsonElement Fixture(string path) => JsonDocument.Parse(File.ReadAllText(Path.Combine(FixtureFolder.Path!, path))).RootElement;
}
