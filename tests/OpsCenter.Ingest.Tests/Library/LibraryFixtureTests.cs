using OpsCenter.Ingest.Pipeline;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Ingest.Tests.Library;

/// <summary>Every real payload of the device families against the shipped library; the expectations are in <c>expected.txt</c>.</summary>
public sealed class LibraryFixtureTests
{
    /// <summary>Nothing comes of these, on purpose: commands and wishes, texts of Sparkplug, traffic and services that are no alert, syslog below a warning, first values of counters.</summary>
    private static readonly string[] Silent =
    [
        "iot/homie5_topics.tsv#3", "iot/sparkplug/00_simple.bin", "iot/sparkplug/06_DCMD.bin",
        "security/suricata_v2_dns.json", "security/suricata_v2_flow.json", "security/zeek_known_services.ndjson",
        "lorawan/milesight_uc501_vectors.json#2", "lorawan/milesight_vs133_vectors.json#0",
    ];

    [FixtureFact]
    public void Decode_EveryRealPayload_BecomesWhatItSays()
    {
        var expected = Expected();
        var library = LibraryHarness.Create();
        var wrong = new List<string>();
        var messages = 0;
        foreach (var (name, topic, payload) in FixtureMessages.All())
        {
            messages++;
            var seen = Shown(library.Decode(topic, payload));
            if (!expected.TryGetValue(name, out var lines) || !lines.SequenceEqual(seen))
            {
                wrong.Add($"{name}\n  expected {string.Join("; ", lines ?? ["(unknown message)"])}\n  seen     {string.Join("; ", seen)}");
            }
        }

        Assert.True(messages > 150, $"only {messages} messages");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [FixtureFact]
    public void Decode_EveryRealPayload_IsDataOrAReasonOrSilentOnPurpose()
    {
        var library = LibraryHarness.Create();

        var silent = FixtureMessages.All()
            .Where(message => library.Decode(message.Topic, message.Payload).IsEmpty)
            .Select(message => message.Name)
            .Where(name => !name.StartsWith("security/syslog/", StringComparison.Ordinal));

        Assert.Equal(Silent.Order(StringComparer.Ordinal), silent.Order(StringComparer.Ordinal));
    }

    [FixtureFact]
    public void EveryFileOfTheFamilies_IsAMessageOrAnExpectation()
    {
        // Expectations beside payloads.
        string[] others = [".gen.resolved.json", ".gen.cbor.hex", "expected.out", "expected.err", "telegraf.conf"];
        var strays = new[] { "cameras", "iot", "lorawan", "security", "smartcity" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(FixtureFolder.Path!, folder), "*", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(FixtureFolder.Path!, path).Replace('\\', '/'))
            .Where(file => !FixtureMessages.Of(file).Any())
            .Where(file => !others.Any(end => file.EndsWith(end, StringComparison.Ordinal)))
            .Where(file => !(file.StartsWith("iot/sparkplug/", StringComparison.Ordinal) && file.EndsWith(".json", StringComparison.Ordinal)));

        Assert.Empty(strays);
    }

    private static Dictionary<string, List<string>> Expected()
    {
        var expected = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var current = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(RepositoryFolder.Path, "tests", "OpsCenter.Ingest.Tests", "Library", "expected.txt")))
        {
            if (line.StartsWith("== ", StringComparison.Ordinal))
            {
                expected[line[3..]] = current = [];
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                current.Add(line);
            }
        }

        return expected;
    }

    private static string[] Shown(DecodedMessage decoded)
    {
        string[] lines =
        [
            .. LibraryHarness.Shown(decoded).Take(decoded.Readings.Count),
            .. decoded.Events.Select(one => $"{one.Kind} {one.Severity} {one.Device}".TrimEnd()),
            .. decoded.Rejected.Select(part => $"! {part.Reason}"),
        ];
        return [.. lines.GroupBy(line => line).Select(group => group.Count() > 1 ? $"{group.Count()} × {group.Key}" : group.Key)];
    }
}
