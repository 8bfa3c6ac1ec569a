using OpsCenter.Ingest.Mapping;
using Xunit;

namespace OpsCenter.Ingest.Tests.Mapping;

public sealed class TopicPatternTests
{
    [Theory]
    [InlineData("water/{device}/telemetry", "water/rg-1/telemetry", "rg-1")]
    [InlineData("water/{device}/telemetry", "water/a:b:c/telemetry", "a:b:c")]
    [InlineData("water/{device}/telemetry", "water//telemetry", null)]
    [InlineData("water/{device}/telemetry", "water/rg-1/telemetry/x", null)]
    [InlineData("water/{device}/telemetry", "water/rg-1", null)]
    [InlineData("/a/{x}", "/a/b", "b")]
    [InlineData("a/{x...}", "a/b/c", "b/c")]
    [InlineData("a/{x...}", "a", "")]
    [InlineData("+/{x}/#", "q/b/c/d", "b")]
    [InlineData("+/{x}/#", "q/b", "b")]
    [InlineData("a/{x}", "A/b", null)]
    [InlineData("z/{x...}/availability", "z/hall/lamp/availability", "hall/lamp")]
    [InlineData("z/{x...}/availability", "z/availability", null)]
    [InlineData("z/{x...}/availability", "z/hall/lamp", null)]
    public void Match_Topic_GivesTheSegment(string pattern, string topic, string? expected) =>
        Assert.Equal(expected, TopicPattern.Parse(pattern, out _)!.Match(topic)?[0]);

    [Theory]
    [InlineData("")]
    [InlineData("a/b#")]
    [InlineData("a/{x...}/{y...}")]
    [InlineData("a/#/b")]
    [InlineData("a/{}/b")]
    [InlineData("a/{x}/{x}")]
    [InlineData("a/pre{x}")]
    [InlineData("a/{x")]
    public void Parse_WhatIsNoPattern_SaysWhy(string pattern)
    {
        Assert.Null(TopicPattern.Parse(pattern, out var problem));
        Assert.NotEmpty(problem);
    }
}
