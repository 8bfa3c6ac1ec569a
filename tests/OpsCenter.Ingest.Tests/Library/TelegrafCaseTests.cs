using System.Globalization;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.LineProtocol;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Ingest.Series;
using OpsCenter.Ingest.Tests.Configuration;
using OpsCenter.Ingest.Tests.Mapping;
using OpsCenter.Ingest.Tests.Pipeline;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Ingest.Tests.Library;

/// <summary>
/// Parser cases of Telegraf, their configuration said in ours. Compared are numbers and booleans with measurement and tags: a reading is a
/// number, so text fields are passed over on both sides. Which cases do not fit, and why, stands in docs/mapping.md.
/// </summary>
public sealed class TelegrafCaseTests
{
    private static readonly Dictionary<string, (string[] Inputs, bool WithTime, string Sources)> Cases = new(StringComparer.Ordinal)
    {
        ["telegraf_json_v2/10670"] = (["input.json"], false, """
            - {id: p.s, topic: t, time: {path: weight_createdAt, format: unix_ms}, readings: [{measurement: weight, tags: {serial_number: '{weight_serialNumber}', imei: '{weight_ROWKEY}', customer_name: '{sensor_customer_name}', distributor_name: '{sensor_distributor_name}'}, fields: {weight: weight_weight}}]}
            """),
        ["telegraf_json_v2/benchmark"] = (["input.json"], false, """
            - {id: p.s, topic: t, readings: [{measurement: benchmark, each: 'metrics[*]', fields: {count_sum: fields.count_sum, timestamp: timestamp}}]}
            """),
        ["telegraf_json_v2/fields_and_tags"] = (["input.json"], false, """
            - {id: p.s, topic: t, readings: [{measurement: file, each: 'fields.json[*]', tags: {status: '{$.fields.status}'}, fields: {json_duration: duration, duration: $.fields.duration}}]}
            """),
        ["telegraf_json_v2/large_numbers"] = (["input.json"], false, """
            - {id: p.s, topic: t, readings: [{measurement: file, each: '*', fields: {large: large, larger: larger, largest: largest}}]}
            """),
        ["telegraf_json_v2/multiple_json_input"] = (["input_1.json", "input_2.json"], false, """
            - {id: p.s, topic: t, readings: [{measurement: file, each: 'root.station[*]', tags: {from_station: '{abbr}', to_station: '{etd[0].abbreviation}', etd_estimate_direction: '{etd[0].estimate[0].direction}'}, fields: {minutes: 'etd[0].estimate[0].minutes'}}]}
            """),
        ["telegraf_json_v2/nested_and_nonnested_tags"] = (["input.json"], false, """
            - {id: p.s, topic: t, readings: [{measurement: file, each: '[*].tables[*]', when: {path: outputname, exists: true}, tags: {hostname: '{^.hostname}', outputname: '{outputname}'}, fields: {systemVoltage: ^.systemVoltage, systemCurrent: ^.systemCurrent}}]}
            """),
        ["telegraf_json_v2/nested_objects_optional"] = (["nested_objects_single.json", "nested_objects_nest.json"], false, """
            - id: p.s
              topic: t
              time: {path: timestamp, format: unix_ms, old: keep}
              readings:
                - {measurement: file, tags: {name: '{name}', datatype: '{datatype}'}, fields: {value_f: value}}
                - {measurement: file, each: 'metrics[*]', when: {path: datatype, equals: float}, tags: {datatype: '{datatype}'}, fields: {value_f: value}}
                - {measurement: file, each: 'metrics[*]', when: {path: datatype, equals: int}, tags: {datatype: '{datatype}'}, fields: {value_i: value}}
                - {measurement: file, each: 'metrics[*]', when: {path: datatype, equals: bool}, tags: {datatype: '{datatype}'}, fields: {value_b: value}}
            """),
        ["telegraf_json_v2/nested_tags_complex"] = (["input.json"], false, """
            - {id: p.s, topic: t, readings: [{measurement: file, each: '*[*]."Sub-group 1"[*]', tags: {Firmware: '{Firmware}', Model: '{Model}', Serial: '{Serial}'}, fields: {Count: Count, Errors: Errors}}]}
            """),
        ["telegraf_json_v2/object"] = (["input.json"], false, """
            - {id: p.s, topic: t, readings: [{measurement: bart_json_v2, each: 'root.station[*].etd[*].estimate[*]', tags: {name: '{^^.name}', destination: '{^.destination}'}, fields: {minutes: minutes}}]}
            """),
        ["telegraf_json_v2/object_multiple"] = (["input.json"], false, """
            - id: p.s
              topic: t
              readings:
                - {measurement: api_http_status_codes, fields: {"200": 'api.http_status_codes."200"', "201": 'api.http_status_codes."201"', "202": 'api.http_status_codes."202"', "204": 'api.http_status_codes."204"', "404": 'api.http_status_codes."404"', "500": 'api.http_status_codes."500"', "503": 'api.http_status_codes."503"'}}
                - {measurement: api_requests, fields: {requests: api.requests}}
                - {measurement: api_responses, fields: {responses: api.responses}}
                - {measurement: api_av, fields: {sessions_added: api.av.sessions.added, sessions_removed: api.av.sessions.removed}}
            """),
        ["telegraf_json_v2/subfieldtag_in_object_2"] = (["input.json"], false, """
            - {id: p.s, topic: t, readings: [{measurement: file, each: 'data[*]', tags: {data: '{.}'}, fields: {cnt: $.cnt, format: $.format}}]}
            """),
        ["telegraf_json_v2/timestamp_ns"] = (["input.json"], true, """
            - {id: p.s, topic: t, time: {path: timestamp, format: unix_ns, old: keep}, readings: [{measurement: test, each: 'test[*]', fields: {value: value}}]}
            """),
        ["telegraf_xpath/native_types_json"] = (["test.json"], false, """
            - {id: p.s, topic: t, readings: [{measurement: native_types, fields: {value_b: b, value_c: c, value_d: d}}]}
            """),
        ["telegraf_xpath/json_explicit_precedence"] = (["../json_string_representation/test.json"], true, """
            - {id: p.s, topic: t, time: {path: timestamp, format: unix_s, old: keep}, readings: [{measurement: foo, fields: {b: b, c: c, timestamp: timestamp}}]}
            """),
        ["telegraf_xpath/json_array_expand_simple_types"] = (["test.json"], true, """
            - {id: p.s, topic: t, time: {path: timestamp, format: unix_s, old: keep}, readings: [{measurement: foo, fields: {timestamp: timestamp}}]}
            """),
        ["telegraf_xpath/time_float_exponential"] = (["test.json"], true, """
            - {id: p.s, topic: t, time: {path: t, format: unix_ms, old: keep}, readings: [{measurement: time_float_exponential, fields: {truth: v}}]}
            """),
        ["telegraf_xpath/time_timezone_CEST"] = (["test.json"], true, """
            - {id: p.s, topic: t, time: {path: t, zone: Europe/Berlin, old: keep}, readings: [{measurement: time, fields: {truth: v}}]}
            """),
        ["telegraf_xpath/time_timezone_utc"] = (["test.json"], true, """
            - {id: p.s, topic: t, time: {path: t, format: yyyy-MM-dd HH:mm:ss, old: keep}, readings: [{measurement: time, fields: {truth: v}}]}
            """),
        ["telegraf_xpath/cbor_base64_encoding"] = (["data.bin"], true, """
            - {id: p.s, topic: t, format: cbor, readings: [{measurement: data, each: '[*]', time: {path: timestamp, format: unix_s, old: keep}, fields: {timestamp: timestamp}}]}
            """),
        ["telegraf_binary/base64_encoding"] = (["messageA.bin", "messageB.bin", "messageC.bin"], false, """
            - {id: p.s, topic: t, format: {type: binary, encoding: base64, layout: [{name: value, type: f32}]}, readings: [{measurement: test, fields: {value: value}}]}
            """),
        ["telegraf_binary/multiple_messages"] = (["messageA.bin", "messageB.bin", "messageC.bin"], true, """
            - id: p.s
              topic: t
              format:
                type: binary
                endian: little
                layout:
                  - {type: skip, length: 2}
                  - {name: kind, type: u8}
                  - {type: skip, length: 1}
                  - {if: kind, equals: 10, layout: [{name: address, type: u16}, {name: count, type: i16}, {name: failure, type: u32}, {name: value, type: f64}]}
                  - {if: kind, equals: 11, layout: [{name: value, type: u32}]}
                  - {if: kind, equals: 12, layout: [{name: x, type: f32}, {name: y, type: f32}]}
                  - {name: time, type: u64}
              tables: {failure: {"0": "false", "1": "true"}}
              time: {path: time, format: unix_s, old: keep}
              readings:
                - {measurement: metricA, when: {path: kind, equals: "10"}, tags: {address: '{address}', failure: '{failure@failure}'}, fields: {count: count, value: value}}
                - {measurement: metricB, when: {path: kind, equals: "11"}, fields: {value: value}}
                - {measurement: metricC, when: {path: kind, equals: "12"}, fields: {x: x, y: y}}
            """),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [FixtureTheory]
    [MemberData(nameof(Names))]
    public void Decode_CaseOfTelegraf_GivesTheSameNumbers(string name)
    {
        var (inputs, withTime, sources) = Cases[name];
        var folder = Path.Combine(FixtureFolder.Path!, "mapping", name);
        var expected = Lines(Path.Combine(folder, "expected.out"));
        var harness = Harness(sources, expected);

        var seen = new List<Reading>();
        foreach (var input in inputs)
        {
            var decoded = harness.Decode("t", File.ReadAllBytes(Path.Combine(folder, input)));
            Assert.Empty(decoded.Rejected);
            seen.AddRange(decoded.Readings);
        }

        Assert.NotEmpty(expected);
        var isSingle = name.StartsWith("telegraf_binary", StringComparison.Ordinal);
        Assert.Equal(Shown(expected, withTime, isSingle), Shown(seen, withTime, isSingle));
    }

    /// <param name="isSingle">Theirs writes a four-byte number with the digits of eight bytes, ours with its own.</param>
    private static string[] Shown(IEnumerable<Reading> readings, bool withTime, bool isSingle) =>
    [
        .. readings
            .Select(reading => string.Create(
                CultureInfo.InvariantCulture,
                $"{reading.Series.Canonical.Replace(",pack=p", "", StringComparison.Ordinal)} = {(isSingle ? (float)reading.Value : reading.Value):R}{(withTime ? $" @ {reading.Time.UnixNanoseconds}" : "")}"))
            .Order(StringComparer.Ordinal),
    ];

    private static List<Reading> Lines(string path)
    {
        var decoder = new LineProtocolDecoder(
            new LineSeriesSource(new PipelineHarness.FixedConfig<FieldCatalogue>(FieldCatalogue.Empty), new SeriesInterner(10_000)), "t", 1, keepHistory: true);
        var decoded = new DecodedMessage();
        decoder.Decode(new IngestMessage("t", File.ReadAllBytes(path), null, MappingHarness.Now), decoded);
        Assert.Empty(decoded.Rejected);
        return decoded.Readings;
    }

    /// <summary>A pack that describes just the fields of the case.</summary>
    private static MappingHarness Harness(string sources, List<Reading> expected)
    {
        using var config = new TemporaryConfig();
        var fields = expected.Select(reading => (reading.Series.Measurement, reading.Series.Field)).Distinct()
            .Select(pair => $"  - {{measurement: {pair.Measurement}, field: \"{pair.Field}\", name: x, unit: \"\"}}");
        config.Write("packs/p/fields.yaml", "fields:\n" + string.Join('\n', fields) + "\n");
        return new MappingHarness(config.Sources(sources).Load());
    }
}
