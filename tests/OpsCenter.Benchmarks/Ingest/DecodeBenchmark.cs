using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Ingest.Decoding;
using OpsCenter.Ingest.LineProtocol;
using OpsCenter.Ingest.Mapping;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Ingest.Series;

namespace OpsCenter.Benchmarks.Ingest;

/// <summary>
/// From bytes to readings, format by format, on one thread without a pipeline; JSON with the same three values is the peer.
/// <c>-- decode [messages]</c>.
/// </summary>
internal static class DecodeBenchmark
{
    private const string Sources = """
        sources:
          - {id: b.json, topic: 'json/{device}', readings: [{measurement: b, fields: {x: x, y: y, z: z}}]}
          - {id: b.gzip, topic: 'gzip/{device}', compression: gzip, readings: [{measurement: b, fields: {x: x, y: y, z: z}}]}
          - {id: b.cbor, topic: 'cbor/{device}', format: cbor, readings: [{measurement: b, fields: {x: x, y: y, z: z}}]}
          - {id: b.msgpack, topic: 'msgpack/{device}', format: msgpack, readings: [{measurement: b, fields: {x: x, y: y, z: z}}]}
          - {id: b.xml, topic: 'xml/{device}', format: xml, readings: [{measurement: b, fields: {x: r.x, y: r.y, z: r.z}}]}
          - {id: b.csv, topic: 'csv/{device}', format: csv, readings: [{measurement: b, fields: {x: x, y: y, z: z}}]}
          - {id: b.pairs, topic: 'pairs/{device}', format: {type: pairs, separator: '&', assign: '='}, readings: [{measurement: b, fields: {x: x, y: y, z: z}}]}
          - {id: b.binary, topic: 'binary/{device}', format: {type: binary, layout: [{name: x, type: i16, scale: 0.1}, {name: y, type: u16}, {name: z, type: f32}]}, readings: [{measurement: b, fields: {x: x, y: y, z: z}}]}
          - {id: b.lora, topic: 'lora/{device}', embedded: {path: data, encoding: base64, format: {type: binary, layout: [{name: x, type: i16, scale: 0.1}, {name: y, type: u16}, {name: z, type: f32}]}}, readings: [{measurement: b, fields: {x: decoded.x, y: decoded.y, z: decoded.z}}]}
          - id: b.senml
            topic: senml/{device}
            format: senml
            readings:
              - {measurement: b, when: {path: name, equals: x}, fields: {x: v}}
              - {measurement: b, when: {path: name, equals: y}, fields: {y: v}}
              - {measurement: b, when: {path: name, equals: z}, fields: {z: v}}
          - id: b.prometheus
            topic: prometheus/{device}
            format: prometheus
            readings:
              - {measurement: b, when: {path: name, equals: x}, fields: {x: value}}
              - {measurement: b, when: {path: name, equals: y}, fields: {y: value}}
              - {measurement: b, when: {path: name, equals: z}, fields: {z: value}}
          - {id: b.sparkplug, topic: 'spBv1.0/{group}/{type}/{node}/{device}', format: sparkplug-b, readings: [{measurement: b, fields: {x: 'metrics[name=x].value', y: 'metrics[name=y].value', z: 'metrics[name=z].value'}}]}
          - {id: b.syslog, topic: 'syslog/{device}', format: syslog, readings: [{measurement: b, fields: {x: data.m.x, y: data.m.y, z: data.m.z}}]}
        """;

    public static void Run(IReadOnlyList<string> arguments)
    {
        var messages = arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 200_000;
        var decoder = Decoder();
        Console.WriteLine("| format | bytes | readings | µs CPU per message | bytes allocated | against JSON |");
        Console.WriteLine("|---|---|---|---|---|---|");
        double? json = null;
        foreach (var (_, topic, payload) in Payloads())
        {
            // All of them before the first is measured: what they share is compiled anew as it grows hot.
            Measure(decoder, topic, payload, messages / 4);
        }

        foreach (var (name, topic, payload) in Payloads())
        {
            var (microseconds, allocated, readings) = Measure(decoder, topic, payload, messages);
            json ??= microseconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {payload.Length} | {readings} | {microseconds:F2} | {allocated} | {microseconds / json:F1} × |"));
        }
    }

    private static (double Microseconds, long Allocated, int Readings) Measure(TopicDecoder decoder, string topic, byte[] payload, int messages)
    {
        var decoded = new DecodedMessage();
        var message = new IngestMessage(topic, payload, "bench", TimeProvider.System.GetInstant());
        var readings = 0;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        for (var i = 0; i < messages; i++)
        {
            decoded.Clear();
            decoder.Decode(message, decoded);
            readings = decoded.Readings.Count;
            if (decoded.Rejected.Count > 0)
            {
                throw new InvalidOperationException($"{topic}: {decoded.Rejected[0].Reason}");
            }
        }

        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        return (cpu.TotalMicroseconds / messages, (GC.GetAllocatedBytesForCurrentThread() - allocated) / messages, readings);
    }

    private static IEnumerable<(string Name, string Topic, byte[] Payload)> Payloads()
    {
        var json = "{\"x\":21.4,\"y\":4096,\"z\":0.5}"u8.ToArray();
        byte[] packed = [0x00, 0xD6, 0x10, 0x00, 0x3F, 0x00, 0x00, 0x00];
        yield return ("json", "json/d", json);
        yield return ("json in gzip", "gzip/d", Gzip(json));
        yield return ("cbor", "cbor/d", Convert.FromHexString("A36178FB40356666666666666179191000617AF93800"));
        yield return ("msgpack", "msgpack/d", Convert.FromHexString("83A178CB4035666666666666A179CD1000A17ACA3F000000"));
        yield return ("binary", "binary/d", packed);
        yield return ("base64 binary in JSON", "lora/d", Encoding.UTF8.GetBytes($"{{\"devEui\":\"a84041c2e1850001\",\"fPort\":1,\"data\":\"{Convert.ToBase64String(packed)}\"}}"));
        yield return ("pairs", "pairs/d", "x=21.4&y=4096&z=0.5"u8.ToArray());
        yield return ("csv, header and one row", "csv/d", "x,y,z\n21.4,4096,0.5\n"u8.ToArray());
        yield return ("csv, 100 rows", "csv/d", Encoding.UTF8.GetBytes("x,y,z\n" + string.Concat(Enumerable.Repeat("21.4,4096,0.5\n", 100))));
        yield return ("xml", "xml/d", "<?xml version='1.0'?><r><x>21.4</x><y>4096</y><z>0.5</z></r>"u8.ToArray());
        yield return ("senml", "senml/d", "[{\"bn\":\"urn:d:\",\"n\":\"x\",\"v\":21.4},{\"n\":\"y\",\"v\":4096},{\"n\":\"z\",\"v\":0.5}]"u8.ToArray());
        yield return ("prometheus", "prometheus/d", "# TYPE x gauge\nx{a=\"b\"} 21.4\ny 4096\nz 0.5\n"u8.ToArray());
        yield return ("sparkplug-b", "spBv1.0/g/DDATA/n/d", Convert.FromHexString("120A0A01782009653333AB4112080A01792007508020120A0A017A2009650000003F"));
        yield return ("syslog", "syslog/d", "<165>1 2026-11-22T02:00:00Z host app 1 - [m x=\"21.4\" y=\"4096\" z=\"0.5\"] measured"u8.ToArray());
    }

    private static byte[] Gzip(byte[] payload)
    {
        var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal))
        {
            stream.Write(payload);
        }

        return packed.ToArray();
    }

    private static TopicDecoder Decoder()
    {
        var folder = Directory.CreateTempSubdirectory("ops-decode-");
        try
        {
            Write(folder, "areas.yaml", "areas: []\n");
            Write(folder, "packs/b/pack.yaml", "id: b\nname: Bench\n");
            Write(folder, "packs/b/fields.yaml", "fields:\n" + string.Concat("xyz".Select(field => $"  - {{measurement: b, field: \"{field}\", name: {field}x, unit: \"\"}}\n")));
            Write(folder, "packs/b/sources.yaml", Sources);
            var (configuration, errors) = IngestConfigLoader.Load(folder.FullName);
            var loaded = configuration ?? throw new InvalidOperationException(string.Join('\n', errors));
            var interner = new SeriesInterner(10_000);
            var lines = new LineProtocolDecoder(new LineSeriesSource(new Fixed<FieldCatalogue>(loaded.Fields), interner), "line");
            return new TopicDecoder(new Fixed<IngestConfiguration>(loaded), interner, new DeviceMemory(), lines);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Write(DirectoryInfo folder, string file, string text)
    {
        var path = Path.Combine(folder.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private sealed class Fixed<T>(T value) : ILiveConfig<T>
        where T : class
    {
        public event Action? Changed
        {
            add { }
            remove { }
        }

        public T Current => value;
    }
}
