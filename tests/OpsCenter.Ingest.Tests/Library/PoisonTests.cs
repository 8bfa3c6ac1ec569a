using System.IO.Compression;
using System.Text;
using OpsCenter.Ingest.Decoding;
using OpsCenter.Ingest.Decoding.Binary;
using OpsCenter.Ingest.Decoding.Csv;
using OpsCenter.Ingest.Decoding.Gtfs;
using OpsCenter.Ingest.Decoding.Ngsi;
using OpsCenter.Ingest.Decoding.Packed;
using OpsCenter.Ingest.Decoding.Prometheus;
using OpsCenter.Ingest.Decoding.Senml;
using OpsCenter.Ingest.Decoding.Sparkplug;
using OpsCenter.Ingest.Decoding.Syslog;
using OpsCenter.Ingest.Decoding.Xlsx;
using OpsCenter.Ingest.Decoding.Xml;
using OpsCenter.Ingest.Tests.Mapping;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Ingest.Tests.Library;

/// <summary>Payloads made to hurt: whatever comes, it becomes data or a reason, within bounds of memory, and never an exception.</summary>
public sealed class PoisonTests
{
    /// <summary>Of one decode. A payload may unpack to 16 MiB and become a tree of several times that.</summary>
    private const long MostAllocated = 512L << 20;
    private const int LargestPayload = 512 << 10;

    private static readonly (string Name, PayloadFormat Format)[] Formats =
    [
        ("json", JsonFormat.Instance),
        ("json-lines", JsonLinesFormat.Instance),
        ("scalar", ScalarFormat.Instance),
        ("csv", new CsvFormat()),
        ("xml", XmlFormat.Instance),
        ("senml", SenmlFormat.Instance),
        ("ngsi", NgsiFormat.Instance),
        ("cbor", CborFormat.Instance),
        ("msgpack", MessagePackFormat.Instance),
        ("prometheus", PrometheusFormat.Instance),
        ("syslog", new SyslogFormat(TimeZoneInfo.Utc)),
        ("sparkplug-b", SparkplugFormat.Instance),
        ("gtfs-realtime", GtfsFormat.Instance),
        ("xlsx", new XlsxFormat()),
        ("pairs", new PairsFormat('|', '|', '#')),
        ("cayenne-lpp", new BinaryFormat([CayenneLayout.Tlv], PayloadEncoding.Raw)),
        ("base64", new BinaryFormat([CayenneLayout.Tlv], PayloadEncoding.Base64)),
        ("hex", new BinaryFormat([CayenneLayout.Tlv], PayloadEncoding.Hex)),
        ("gzip", new CompressedFormat(JsonFormat.Instance, CompressionKind.Auto)),
        ("deflate", new CompressedFormat(XmlFormat.Instance, CompressionKind.Deflate)),
    ];

    private static readonly Lazy<(string Name, byte[] Payload)[]> Bombs = new(() => [.. MakeBombs()]);

    public static TheoryData<string> FormatNames => [.. Formats.Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(FormatNames))]
    public void Parse_Bomb_BecomesATreeOrAReasonWithinBounds(string name)
    {
        var format = Formats.Single(pair => pair.Name == name).Format;
        foreach (var (bomb, payload) in Bombs.Value)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var buffer = new TreeBuffer();
            using var document = format.Parse(new FormatInput(payload, "spBv1.0/g/NDATA/n", MappingHarness.Now, new DeviceMemory()), buffer);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

            Assert.True(document is not null || buffer.Problems.Count > 0, $"{name} {bomb}: neither tree nor reason");
            Assert.True(allocated < MostAllocated, $"{name} {bomb}: {allocated >> 20} MiB allocated");
        }
    }

    [FixtureFact]
    public void Decode_MutatedRealPayloads_NeverThrowAndNameEveryReason()
    {
        var harness = LibraryHarness.Create();
        var random = new Random(20261122);
        var (data, reasons) = (0, 0);
        foreach (var (name, topic, payload) in FixtureMessages.All())
        {
            for (var round = 0; round < 40; round++)
            {
                var mutated = Mutate(payload, random);
                var before = GC.GetAllocatedBytesForCurrentThread();
                var decoded = harness.Decode(topic, mutated);
                var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

                Assert.True(allocated < MostAllocated, $"{name} round {round}: {allocated >> 20} MiB allocated");
                Assert.All(decoded.Readings, reading => Assert.True(double.IsFinite(reading.Value), name));
                Assert.All(decoded.Rejected, part => Assert.False(string.IsNullOrWhiteSpace(part.Reason), name));
                data += decoded.Readings.Count + decoded.Events.Count;
                reasons += decoded.Rejected.Count;
            }
        }

        // Both must happen, or the mutations test nothing.
        Assert.True(data > 1_000 && reasons > 1_000, $"{data} data, {reasons} reasons");
    }

    private static byte[] Mutate(byte[] payload, Random random)
    {
        var bytes = (byte[])payload.Clone();
        switch (random.Next(6))
        {
            case 0:
                for (var i = random.Next(1, 8); i > 0 && bytes.Length > 0; i--)
                {
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                }

                return bytes;
            case 1:
                return bytes[..random.Next(bytes.Length + 1)];
            case 2:
                return Insert(bytes, random, Encoding.ASCII.GetBytes(new string('9', random.Next(1, 400))));
            case 3:
                return Insert(bytes, random, Encoding.ASCII.GetBytes(new string("[{<"[random.Next(3)], random.Next(1, 2_000))));
            case 4:
                return Insert(bytes, random, Encoding.ASCII.GetBytes(new[] { "null", "-1e400", "\\ud800", "\"\"", "NaN", "0001-01-01T00:00:00Z", "9999-12-31T23:59:60+15:59" }[random.Next(7)]));
            default:
                var junk = new byte[random.Next(1, 40)];
                random.NextBytes(junk);
                return Insert(bytes, random, junk);
        }
    }

    private static byte[] Insert(byte[] bytes, Random random, byte[] what)
    {
        var at = random.Next(bytes.Length + 1);
        return [.. bytes[..at], .. what, .. bytes[at..]];
    }

    private static IEnumerable<(string Name, byte[] Payload)> MakeBombs()
    {
        yield return ("nothing", []);
        yield return ("zeros", new byte[LargestPayload]);
        foreach (var piece in new[] { "[", "{\"a\":", "<a>", "<a/>", "<a b='1'/>", "\"", "9", "1,", "a\n", ",", "|", "#", "t|1#", "\n", "<1>1 - - - - - - x\n", "1 x", "a 1\n", "a{", "{}\n", "[1]\n", "\\ud800", "\xFF" })
        {
            var one = Encoding.Latin1.GetBytes(piece);
            var same = new byte[LargestPayload / one.Length * one.Length];
            for (var i = 0; i < same.Length; i += one.Length)
            {
                one.CopyTo(same, i);
            }

            yield return (piece, same);
        }

        foreach (var one in new byte[] { 0x81, 0x91, 0x9F, 0xBF, 0xC1, 0xD8, 0xFF, 0xDD, 0x5F, 0x7F, 0x0A, 0x12 })
        {
            var same = new byte[LargestPayload];
            Array.Fill(same, one);
            yield return ($"0x{one:x2}", same);
        }

        var random = new Random(7);
        var noise = new byte[LargestPayload];
        random.NextBytes(noise);
        yield return ("noise", noise);
        yield return ("a wide list", Encoding.ASCII.GetBytes("[" + string.Join(',', Enumerable.Repeat("{}", 150_000)) + "]"));
        yield return ("entities", Encoding.ASCII.GetBytes("<!DOCTYPE l [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><l>&b;&b;</l>"));
        yield return ("gzip of zeros", Zip(stream => new GZipStream(stream, CompressionLevel.Fastest)));
        foreach (var bomb in XlsxBombs.All())
        {
            yield return bomb;
        }

        yield return ("zlib of zeros", Zip(stream => new ZLibStream(stream, CompressionLevel.Fastest)));
    }

    private static byte[] Zip(Func<Stream, Stream> open)
    {
        var packed = new MemoryStream();
        using (var stream = open(packed))
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 40; i++)
            {
                stream.Write(zeros);
            }
        }

        return packed.ToArray();
    }
}
