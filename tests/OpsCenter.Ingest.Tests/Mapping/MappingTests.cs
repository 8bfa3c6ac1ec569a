using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Ingest.Tests.Mapping;

public sealed class MappingTests
{
    private const string Level = "readings: [{measurement: river, fields: {level: level}}]";

    [Fact]
    public void Decode_KnownDevice_CarriesTheStandardTags()
    {
        var reading = Assert.Single(MappingHarness.Of($"- {{id: p.s, topic: 't/{{device}}', {Level}}}").Decode("t/d1", "{\"level\":4.5}").Readings);

        Assert.Equal("river,area=north,device=d1,pack=p,site=s1 level", reading.Series.Canonical);
        Assert.Equal((4.5, Quality.Good, ReadingFlags.None, MappingHarness.Now), (reading.Value, reading.Quality, reading.Flags, reading.Time));
    }

    [Fact]
    public void Decode_UnknownDevice_IsStoredWithoutSite()
    {
        var reading = Assert.Single(MappingHarness.Of($"- {{id: p.s, topic: 't/{{device}}', {Level}}}").Decode("t/stranger", "{\"level\":1}").Readings);

        Assert.Equal("river,device=stranger,pack=p level", reading.Series.Canonical);
    }

    [Fact]
    public void Decode_TopicWithoutDevice_TakesTheSendersId()
    {
        var reading = Assert.Single(MappingHarness.Of($"- {{id: p.s, topic: t, {Level}}}").Decode("t", "{\"level\":1}", device: "d1").Readings);

        Assert.Equal("s1", reading.Series.Tag("site"));
    }

    [Fact]
    public void Decode_TheSameSeriesTwice_IsTheSameObject()
    {
        var harness = MappingHarness.Of($"- {{id: p.s, topic: 't/{{device}}', {Level}}}");

        var first = harness.Decode("t/d1", "{\"level\":1}").Readings[0].Series;

        Assert.Same(first, harness.Decode("t/d1", "{\"level\":2}").Readings[0].Series);
    }

    [Fact]
    public void Decode_Simulated_IsMarked()
    {
        var reading = MappingHarness.Of($"- {{id: p.s, topic: t, {Level}}}").Decode("t", "{\"level\":1}", simulated: true).Readings[0];

        Assert.Equal(ReadingFlags.Simulated, reading.Flags);
    }

    [Fact]
    public void Decode_OutsideTheValidRange_IsSuspect() =>
        Assert.Equal(Quality.Suspect, MappingHarness.Of($"- {{id: p.s, topic: t, {Level}}}").Decode("t", "{\"level\":99}").Readings[0].Quality);

    [Theory]
    [InlineData("{path: level, from: cm, to: m}", "{\"level\":462.0}", 4.62)]
    [InlineData("{path: level, from: ft, to: m}", "{\"level\":10}", 3.048)]
    [InlineData("{path: level, scale: 2, offset: 1}", "{\"level\":3}", 7)]
    [InlineData("{path: level, words: {LOW: 0, HIGH: 1}}", "{\"level\":\"HIGH\"}", 1)]
    [InlineData("{path: level, words: {'true': 5}}", "{\"level\":true}", 5)]
    [InlineData("{path: level, decimal: comma}", "{\"level\":\"1,25\"}", 1.25)]
    [InlineData("level", "{\"level\":\" 1.5 \"}", 1.5)]
    [InlineData("level", "{\"level\":false}", 0)]
    [InlineData("level", "{\"level\":1e2}", 100)]
    [InlineData("'\"a.b\".c'", "{\"a.b\":{\"c\":3}}", 3)]
    [InlineData(@"'a\.b.c'", "{\"a.b\":{\"c\":3}}", 3)]
    [InlineData("'x[1].y'", "{\"x\":[{\"y\":1},{\"y\":2}]}", 2)]
    [InlineData("$.level", "{\"level\":8}", 8)]
    [InlineData("/dev/shm", "{\"/dev/shm\":8}", 8)]
    public void Decode_FieldSetting_GivesTheValue(string field, string payload, double expected)
    {
        var decoded = MappingHarness.Of($"- {{id: p.s, topic: t, readings: [{{measurement: river, fields: {{level: {field}}}}}]}}").Decode("t", payload);

        Assert.Equal(expected, Assert.Single(decoded.Readings).Value);
        Assert.Empty(decoded.Rejected);
    }

    [Theory]
    [InlineData("{\"level\":-999}")]
    [InlineData("{\"level\":-999.0}")]
    [InlineData("{\"level\":\"-999\"}")]
    [InlineData("{\"level\":\"NA\"}")]
    [InlineData("{\"level\":\"\"}")]
    [InlineData("{\"level\":null}")]
    public void Decode_MarkerForNoValue_IsNeitherDataNorAnError(string payload)
    {
        var decoded = MappingHarness.Of($"- {{id: p.s, topic: t, missing: [-999, NA], {Level}}}").Decode("t", payload);

        Assert.Empty(decoded.Readings);
        Assert.Empty(decoded.Rejected);
    }

    [Theory]
    [InlineData("{\"level\":\"abc\"}", "level: not a number")]
    [InlineData("{\"level\":\"NaN\"}", "level: not a number")]
    [InlineData("{\"level\":\"Infinity\"}", "level: not a number")]
    [InlineData("{\"level\":1e999}", "level: not a number")]
    [InlineData("{\"level\":[1]}", "level: not a number")]
    [InlineData("{\"error\":\"sensor offline\"}", "nothing that p.s looks for")]
    [InlineData("[]", "nothing that p.s looks for")]
    [InlineData("{\"level\":", "not JSON")]
    [InlineData("", "not JSON")]
    [InlineData("\0\u0001garbage", "not JSON")]
    public void Decode_WhatIsNoData_GoesToQuarantineWithTheReason(string payload, string reason)
    {
        var decoded = MappingHarness.Of($"- {{id: p.s, topic: t, {Level}}}").Decode("t", payload);

        Assert.Empty(decoded.Readings);
        Assert.Contains(reason, Assert.Single(decoded.Rejected).Reason, StringComparison.Ordinal);
        Assert.Equal("p.s", decoded.Source);
    }

    [Fact]
    public void Decode_JsonDeeperThanTheLimit_IsRejectedAndNotFollowed()
    {
        var decoded = MappingHarness.Of($"- {{id: p.s, topic: t, {Level}}}").Decode("t", new string('[', 100_000) + new string(']', 100_000));

        Assert.Single(decoded.Rejected);
    }

    [Fact]
    public void Decode_OneBadFieldBesideAGoodOne_KeepsTheGoodAndReportsTheBad()
    {
        var decoded = MappingHarness
            .Of("- {id: p.s, topic: t, readings: [{measurement: river, fields: {level: l}}, {measurement: device, fields: {battery: b}}]}")
            .Decode("t", "{\"l\":1,\"b\":\"?\"}");

        Assert.Equal(1, Assert.Single(decoded.Readings).Value);
        Assert.Equal("b: not a number", Assert.Single(decoded.Rejected).Reason);
    }

    [Fact]
    public void Decode_RequiredFieldAbsent_IsReported()
    {
        var decoded = MappingHarness
            .Of("- {id: p.s, topic: t, readings: [{measurement: river, fields: {level: {path: l, required: true}}}]}")
            .Decode("t", "{}");

        Assert.Equal("l: is required but absent", Assert.Single(decoded.Rejected).Reason);
    }

    [Fact]
    public void Decode_UnmappedTopic_IsRejectedByName()
    {
        var decoded = MappingHarness.Of($"- {{id: p.s, topic: t, {Level}}}").Decode("other/topic", "{}");

        Assert.Equal("no mapping matches topic 'other/topic'", Assert.Single(decoded.Rejected).Reason);
        Assert.Equal("unmapped", decoded.Source);
    }

    [Fact]
    public void Decode_ArrayWithTags_FansOut()
    {
        var decoded = MappingHarness
            .Of("- {id: p.s, topic: 't/{device}', readings: [{measurement: lane, each: 'roads[*].lanes[*]', tags: {dir: '{dir}', unit: '{$.unit}'}, fields: {count: n}}]}")
            .Decode("t/d1", "{\"unit\":\"u\",\"roads\":[{\"lanes\":[{\"dir\":\"N\",\"n\":1},{\"dir\":\"S\",\"n\":2}]},{\"lanes\":[{\"dir\":\"E\",\"n\":3}]}]}");

        Assert.Equal(
            [("N", 1.0), ("S", 2.0), ("E", 3.0)],
            decoded.Readings.Select(reading => (reading.Series.Tag("dir")!, reading.Value)));
        Assert.All(decoded.Readings, reading => Assert.Equal(("u", "s1"), (reading.Series.Tag("unit"), reading.Series.Tag("site"))));
    }

    [Fact]
    public void Decode_DynamicKeys_BecomeTagsAndDevices()
    {
        var decoded = MappingHarness
            .Of("- {id: p.s, topic: t, readings: [{measurement: lane, each: 'cams.{name}', device: '{name}', tags: {cam: '{name}'}, fields: {count: n}}]}")
            .Decode("t", "{\"cams\":{\"d1\":{\"n\":1},\"x\":{\"n\":2}}}");

        Assert.Equal(
            ["lane,area=north,cam=d1,device=d1,pack=p,site=s1 count", "lane,cam=x,device=x,pack=p count"],
            decoded.Readings.Select(reading => reading.Series.Canonical));
    }

    [Fact]
    public void Decode_OneTopicWithSeveralTypes_IsRoutedByCondition()
    {
        var harness = MappingHarness.Of(
            """
            - {id: a, topic: t, when: {path: type, equals: level}, readings: [{measurement: river, fields: {level: v}}]}
            - {id: b, topic: t, when: {path: type, in: [battery, cell]}, readings: [{measurement: device, fields: {battery: v}}]}
            """);

        Assert.Equal("river", harness.Decode("t", "{\"type\":\"level\",\"v\":1}").Readings[0].Series.Measurement);
        Assert.Equal("device", harness.Decode("t", "{\"type\":\"cell\",\"v\":1}").Readings[0].Series.Measurement);
        Assert.Equal("b", harness.Decode("t", "{\"type\":\"cell\",\"v\":1}").Source);
        Assert.Contains("no condition of a, b holds", harness.Decode("t", "{\"type\":\"other\",\"v\":1}").Rejected[0].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{path: v, above: 2}", "{\"v\":3}", true)]
    [InlineData("{path: v, above: 2}", "{\"v\":2}", false)]
    [InlineData("{path: v, below: 2}", "{\"v\":\"1\"}", false)]
    [InlineData("{path: w, exists: true}", "{\"v\":1}", false)]
    [InlineData("{path: w, exists: false}", "{\"v\":1}", true)]
    [InlineData("{path: w, not: x}", "{\"v\":1,\"w\":\"x\"}", false)]
    [InlineData("{path: w, matches: '^a+$'}", "{\"v\":1,\"w\":\"aaa\"}", true)]
    [InlineData("[{path: v, above: 0}, {path: w, equals: x}]", "{\"v\":1,\"w\":\"y\"}", false)]
    public void Decode_BlockCondition_LeavesTheBlockOutInSilence(string when, string payload, bool taken)
    {
        var decoded = MappingHarness.Of($"- {{id: p.s, topic: t, readings: [{{measurement: river, when: {when}, fields: {{level: v}}}}]}}").Decode("t", payload);

        Assert.Equal(taken ? 1 : 0, decoded.Readings.Count);
        Assert.Empty(decoded.Rejected);
    }

    [Fact]
    public void Decode_ScalarPayload_IsAValue()
    {
        var harness = MappingHarness.Of("- {id: p.s, topic: 't/{device}/level', format: scalar, readings: [{measurement: river, fields: {level: {path: $, words: {ON: 1}}}}]}");

        Assert.Equal(-2.5, harness.Decode("t/d1/level", "-2.5").Readings[0].Value);
        Assert.Equal(1, harness.Decode("t/d1/level", "ON").Readings[0].Value);
        Assert.Single(harness.Decode("t/d1/level", "UNKNOWN").Rejected);
    }

    [Fact]
    public void Decode_MoreSeriesThanTheLimit_RefusesTheNewAndKeepsTheOld()
    {
        var harness = MappingHarness.Of($"- {{id: p.s, topic: 't/{{device}}', {Level}}}", maxSeries: 2);
        harness.Decode("t/a", "{\"level\":1}");
        harness.Decode("t/b", "{\"level\":1}");

        Assert.Contains("limit of 2 different series", harness.Decode("t/c", "{\"level\":1}").Rejected[0].Reason, StringComparison.Ordinal);
        Assert.Single(harness.Decode("t/a", "{\"level\":2}").Readings);
    }

    [Fact]
    public void Decode_Event_HasIdKindTextSeverityAndPersonalData()
    {
        var decoded = MappingHarness.Of(
            """
            - id: p.s
              topic: t
              device: "{cam}"
              time: {path: ts, format: unix_s}
              tables: {label: {person: người}}
              events:
                - id: "{id}"
                  kind: camera.{label}
                  severity: {path: level, words: {"1": critical}, default: low}
                  text: "{label@label} tại {site.name}, vùng {zone|toàn cảnh}"
                  attributes: {plate: plate, score: score, absent: nothing}
                  personalData: [plate]
                  picture: https://nvr/{id}.jpg
            """).Decode("t", "{\"id\":\"e1\",\"cam\":\"d1\",\"label\":\"person\",\"level\":1,\"ts\":1795312800,\"plate\":\"34A-123.45\",\"score\":0.9}");

        var seen = Assert.Single(decoded.Events);
        Assert.Equal(("e1", "camera.person", Severity.Critical, "người tại Trạm, vùng toàn cảnh"), (seen.Id, seen.Kind, seen.Severity, seen.Text));
        Assert.Equal(("s1", "north", "d1", "p"), (seen.Site, seen.Area, seen.Device, seen.Pack));
        Assert.Equal("{\"plate\":\"34A-123.45\",\"score\":0.9}", seen.AttributesJson);
        Assert.Equal(["plate"], seen.PersonalDataFields);
        Assert.Equal("https://nvr/e1.jpg", seen.PictureUrl);
        Assert.Equal(1_795_312_800_000, seen.Time.UnixMilliseconds);
    }

    [Fact]
    public void Decode_EventWithoutId_HasTheSameFingerprintWhenRedelivered()
    {
        var harness = MappingHarness.Of("- {id: p.s, topic: t, events: [{kind: k, text: x}]}");

        var id = harness.Decode("t", "{\"a\":1}").Events[0].Id;

        Assert.Equal(id, harness.Decode("t", "{\"a\":1}").Events[0].Id);
        Assert.NotEqual(id, harness.Decode("t", "{\"a\":2}").Events[0].Id);
    }
}
