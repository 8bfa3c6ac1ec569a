using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Decoding;
using OpsCenter.Ingest.Tests.Configuration;
using Xunit;

namespace OpsCenter.Ingest.Tests.Mapping;

/// <summary>Features beyond plain paths: see docs/mapping.md.</summary>
public sealed class MappingLanguageTests
{
    private const string Level = "readings: [{measurement: river, fields: {level: level}}]";

    [Theory]
    [InlineData("\"values[name=a].v\"", """{"values":[{"name":"b","v":1},{"name":"a","v":2}]}""", 2.0)]
    [InlineData("\"values[name='a]b'].v\"", """{"values":{"name":"a]b","v":3}}""", 3.0)]
    [InlineData("\"values[id=7].v\"", """{"values":[{"id":7,"v":4}]}""", 4.0)]
    [InlineData("\"values[-1]\"", """{"values":[1,2,5]}""", 5.0)]
    [InlineData("\"values[0]\"", """{"values":6}""", 6.0)]
    [InlineData("{path: gps, split: '/', part: 1}", """{"gps":"1.2/3.4"}""", 3.4)]
    [InlineData("{path: signal, leading: true}", """{"signal":"-5 dBm"}""", -5.0)]
    [InlineData("{path: v, unit: {path: u}, to: m}", """{"v":462,"u":"cm"}""", 4.62)]
    [InlineData("{path: v, unit: {path: u}, to: m}", """{"v":462,"u":"CMT"}""", 4.62)]
    [InlineData("{path: v, unit: {path: u, names: {xentimet: cm}}, to: m}", """{"v":462,"u":"xentimet"}""", 4.62)]
    [InlineData("{path: v, unit: {path: u, default: cm}, to: m}", """{"v":462}""", 4.62)]
    public void Decode_Field_IsFound(string field, string payload, double expected)
    {
        var decoded = MappingHarness.Of($"- {{id: p.s, topic: t, readings: [{{measurement: river, fields: {{level: {field}}}}}]}}").Decode("t", payload);

        Assert.Empty(decoded.Rejected);
        Assert.Equal(expected, Assert.Single(decoded.Readings).Value, 12);
    }

    [Theory]
    [InlineData("""{"v":1,"u":"furlong"}""", "v: unit 'furlong' at u is unknown")]
    [InlineData("""{"v":1,"u":"kg"}""", "v: unit 'kg' at u does not convert to m")]
    [InlineData("""{"v":1}""", "v: no unit at u")]
    public void Decode_StrangeUnit_IsNamed(string payload, string problem)
    {
        var decoded = MappingHarness.Of("- {id: p.s, topic: t, readings: [{measurement: river, fields: {level: {path: v, unit: {path: u}, to: m}}}]}").Decode("t", payload);

        Assert.Empty(decoded.Readings);
        Assert.Equal(problem, Assert.Single(decoded.Rejected).Reason);
    }

    [Fact]
    public void Decode_NestedLists_MayNameTheItemAround()
    {
        var harness = MappingHarness.Of("- {id: p.s, topic: t, readings: [{measurement: lane, each: 'roads[*].lanes[*].counts', device: '{^^.id}', tags: {lane: '{^.no}'}, fields: {count: n}}]}");

        var decoded = harness.Decode("t", """{"roads":[{"id":"r1","lanes":[{"no":1,"counts":{"n":5}},{"no":2,"counts":{"n":6}}]},{"id":"r2","lanes":[{"no":1,"counts":{"n":7}}]}]}""");

        Assert.Equal(
            [("r1", "1", 5.0), ("r1", "2", 6.0), ("r2", "1", 7.0)],
            decoded.Readings.Select(reading => (reading.Series.Tag("device")!, reading.Series.Tag("lane")!, reading.Value)));
    }

    [Fact]
    public void Decode_Columns_GiveRowsTheirNames()
    {
        var harness = MappingHarness.Of("- {id: p.s, topic: t, readings: [{measurement: river, each: 'data[*]', columns: fields, device: '{id}', fields: {level: level}}]}");

        var decoded = harness.Decode("t", """{"fields":["id","level"],"data":[["a",1.5],["b",null],["c",2.5]]}""");

        Assert.Equal([("a", 1.5), ("c", 2.5)], decoded.Readings.Select(reading => (reading.Series.Tag("device")!, reading.Value)));
        Assert.StartsWith("data[*]: a row does not have the 2 values", harness.Decode("t", """{"fields":["id","level"],"data":[["a"]]}""").Rejected[0].Reason, StringComparison.Ordinal);
        Assert.Equal("fields: no list of column names", harness.Decode("t", """{"data":[["a"]]}""").Rejected[0].Reason);
    }

    [Fact]
    public void Decode_Counter_GivesWhatWasAdded()
    {
        var harness = MappingHarness.Of("- {id: p.s, topic: 't/{device}', time: {path: ts, format: unix_s}, readings: [{measurement: lane, fields: {count: {path: n, counter: {rollover: 65536}}}}]}");
        var seconds = MappingHarness.Now.UnixMilliseconds / 1000;
        double? Delta(int after, double counter, string device = "d1")
        {
            var decoded = harness.Decode($"t/{device}", FormattableString.Invariant($"{{\"ts\":{seconds + after},\"n\":{counter}}}"));
            Assert.Empty(decoded.Rejected);
            return decoded.Readings.Count == 0 ? null : decoded.Readings[0].Value;
        }

        Assert.Null(Delta(0, 100));
        Assert.Equal(5, Delta(10, 105));
        Assert.Equal(5, Delta(10, 105));
        Assert.Null(Delta(20, 7, "d2"));
        Assert.Null(Delta(5, 103));
        Assert.Equal(65_425, Delta(30, 65_530));
        Assert.Equal(16, Delta(40, 10));
        Assert.Equal(3, Delta(50, 3));
        Assert.Equal(0, Delta(60, 3));
    }

    [Fact]
    public void Decode_CounterAfterAReload_GoesOn()
    {
        const string sources = "- {id: p.s, topic: 't/{device}', time: {path: ts, format: unix_s}, readings: [{measurement: lane, fields: {count: {path: n, counter: true}}}]}";
        using var config = new TemporaryConfig();
        var memory = new DeviceMemory();
        var seconds = MappingHarness.Now.UnixMilliseconds / 1000;
        new MappingHarness(config.Sources(sources).Load(), memory: memory).Decode("t/d1", $"{{\"ts\":{seconds},\"n\":100}}");

        var reloaded = new MappingHarness(config.Load(), memory: memory).Decode("t/d1", $"{{\"ts\":{seconds + 10},\"n\":107}}");

        Assert.Equal(7, Assert.Single(reloaded.Readings).Value);
    }

    [Fact]
    public void Decode_CounterWithUnit_ConvertsTheDelta()
    {
        var harness = MappingHarness.Of("- {id: p.s, topic: t, time: {path: ts, format: unix_s}, readings: [{measurement: river, fields: {level: {path: n, counter: true, from: cm, to: m}}}]}");
        var seconds = MappingHarness.Now.UnixMilliseconds / 1000;

        harness.Decode("t", $"{{\"ts\":{seconds},\"n\":1000}}");

        Assert.Equal(0.5, Assert.Single(harness.Decode("t", $"{{\"ts\":{seconds + 1},\"n\":1050}}").Readings).Value);
    }

    [Fact]
    public void Decode_ConditionOnATopicSegmentOrKey_Routes()
    {
        var harness = MappingHarness.Of("""
            - {id: p.level, topic: 't/{kind}', when: {name: kind, equals: level}, readings: [{measurement: river, fields: {level: $}}], format: scalar}
            - {id: p.other, topic: 't/{kind}', when: {name: kind, notMatches: ^level}, drop: true, format: scalar}
            - {id: p.keys, topic: k, readings: [{measurement: lane, each: '{lane}', when: {name: lane, matches: '^lane:'}, tags: {lane: '{lane}'}, fields: {count: n}}]}
            """);

        Assert.Equal(4.5, Assert.Single(harness.Decode("t/level", "4.5").Readings).Value);
        var dropped = harness.Decode("t/echo", "4.5");
        Assert.True(dropped.IsEmpty);
        Assert.Equal("p.other", dropped.Source);
        Assert.Contains("no condition of p.level, p.other", Assert.Single(harness.Decode("t/level2", "4.5").Rejected).Reason, StringComparison.Ordinal);
        Assert.Equal("lane:1", Assert.Single(harness.Decode("k", """{"lane:1":{"n":3},"sys":{"n":9}}""").Readings).Series.Tag("lane"));
    }

    [Fact]
    public void Decode_SourcesOfTwoFormats_EachReadsThePayloadItsWay()
    {
        var harness = MappingHarness.Of("""
            - {id: p.json, topic: t, readings: [{measurement: river, fields: {level: level}}]}
            - {id: p.text, topic: t, format: scalar, when: {path: $, matches: '^[0-9.]+$'}, readings: [{measurement: device, fields: {battery: $}}]}
            """);

        Assert.Equal("level", Assert.Single(harness.Decode("t", "{\"level\":1}").Readings).Series.Field);
        Assert.Contains("not JSON", Assert.Single(harness.Decode("t", "hello").Rejected).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_Records_AreMappedOneByOneAndBadOnesNamed()
    {
        var harness = MappingHarness.Of("- {id: p.csv, topic: t, format: {type: csv, separator: ';'}, device: '{station}', time: {path: [ngày, giờ], format: dd/MM/yyyy HH:mm, zone: '+07:00'}, readings: [{measurement: river, fields: {level: {path: mực nước, decimal: comma}}}]}");

        var decoded = harness.Decode("t", "station;ngày;giờ;mực nước\nd1;22/11/2026;08:50;4,62\nd1;22/11/2026;08:55;cao\nd2;22/11/2026;09:00;4,7\n");

        Assert.Equal([(4.62, "d1"), (4.7, "d2")], decoded.Readings.Select(reading => (reading.Value, reading.Series.Tag("device")!)));
        Assert.Equal(MappingHarness.Now + TimeSpan.FromMinutes(-10), decoded.Readings[0].Time);
        Assert.Equal("record 2: mực nước: not a number", Assert.Single(decoded.Rejected).Reason);
    }

    [Theory]
    [InlineData("{path: t, interval: start}", "2026-11-22T08:00:00+07:00/2026-11-22T08:30:00+07:00", 60)]
    [InlineData("{path: t, interval: end, zone: '+07:00'}", "2026-11-22T08:00:00/2026-11-22T08:30:00", 30)]
    [InlineData("{path: t, zone: '+07:00'}", "2026-11-22T08:30:00+0700", 30)]
    public void Decode_Time_IsRead(string time, string text, int minutesAgo)
    {
        var decoded = MappingHarness.Of($"- {{id: p.s, topic: t, time: {time}, {Level}}}").Decode("t", $"{{\"t\":\"{text}\",\"level\":1}}");

        Assert.Equal(MappingHarness.Now + TimeSpan.FromMinutes(-minutesAgo), Assert.Single(decoded.Readings).Time);
    }

    [Fact]
    public void Decode_DateOverFourColumns_IsJoined()
    {
        var decoded = MappingHarness.Of($"- {{id: p.s, topic: t, format: csv, time: {{path: [year, month, day, hour], format: yyyy M d H}}, {Level}}}")
            .Decode("t", "year,month,day,hour,level\n2026,11,22,1,3.5\n");

        Assert.Equal(MappingHarness.Now + TimeSpan.FromHours(-1), Assert.Single(decoded.Readings).Time);
    }

    [Fact]
    public void Decode_HistoryKept_IsFlaggedLate()
    {
        var decoded = MappingHarness.Of($"- {{id: p.s, topic: t, time: {{path: t, old: keep}}, {Level}}}").Decode("t", "{\"t\":\"2020-01-01\",\"level\":1}");

        var reading = Assert.Single(decoded.Readings);
        Assert.Equal((ReadingFlags.Late, 2020), (reading.Flags, reading.Time.ToDateTimeOffset().Year));
    }

    [Theory]
    [InlineData("base64", "\"AeY=\"", 4.86)]
    [InlineData("hex", "\"01e6\"", 4.86)]
    [InlineData("raw", "[1,230]", 4.86)]
    public void Decode_Embedded_IsAddedToTheTree(string encoding, string data, double expected)
    {
        var harness = MappingHarness.Of("""
            - id: p.s
              topic: t
              embedded: {path: up.data, encoding: ENCODING, format: {type: binary, layout: [{name: cm, type: u16}]}, into: bytes}
              readings:
                - {measurement: river, fields: {level: {path: bytes.cm, from: cm, to: m}}}
                - {measurement: device, fields: {battery: up.v}}
            """.Replace("ENCODING", encoding, StringComparison.Ordinal));

        var decoded = harness.Decode("t", $"{{\"up\":{{\"data\":{data},\"v\":3.6}}}}");

        Assert.Empty(decoded.Rejected);
        Assert.Equal([expected, 3.6], decoded.Readings.Select(reading => reading.Value));
        Assert.Equal(3.6, Assert.Single(harness.Decode("t", "{\"up\":{\"v\":3.6}}").Readings).Value);
    }

    [Fact]
    public void Decode_EmbeddedBroken_SaysWhereAndKeepsTheRest()
    {
        var harness = MappingHarness.Of("""
            - id: p.s
              topic: t
              embedded: {path: d, encoding: base64, format: {type: binary, layout: [{name: level, type: u16}]}}
              readings: [{measurement: river, fields: {level: decoded.level}}, {measurement: device, fields: {battery: v}}]
            """);

        var decoded = harness.Decode("t", "{\"d\":\"%\",\"v\":3}");

        Assert.Equal("d: not base64", Assert.Single(decoded.Rejected).Reason);
        Assert.Equal(3, Assert.Single(decoded.Readings).Value);
    }

    [Theory]
    [InlineData("{\"level\":1,\"\\ud800\":2,\"n\":\"\\ud800\"}")]
    public void Decode_HalfASurrogatePair_IsNoCrash(string payload)
    {
        var decoded = MappingHarness.Of("- {id: p.s, topic: t, device: '{n}', readings: [{measurement: river, fields: {level: level}}]}").Decode("t", payload);

        Assert.StartsWith("a text in it is broken", Assert.Single(decoded.Rejected).Reason, StringComparison.Ordinal);
    }
}
