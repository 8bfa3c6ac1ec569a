using OpsCenter.Ingest.Decoding.Prometheus;
using Xunit;

namespace OpsCenter.Ingest.Tests.Decoding;

public sealed class PrometheusFormatTests
{
    [Fact]
    public void Parse_OldText_TimesAreMilliseconds()
    {
        var decoded = Decoded.Of(
            PrometheusFormat.Instance,
            "# HELP http_requests_total Calls.\n# TYPE http_requests_total counter\nhttp_requests_total{method=\"post\",code=\"200\"} 1027 1795312800123\n\nnode_load1 0.42\n");

        Assert.Empty(decoded.Problems);
        Assert.Equal(
            """[{"name":"http_requests_total","type":"counter","labels":{"method":"post","code":"200"},"value":1027,"time":1795312800123},"""
            + """{"name":"node_load1","labels":{},"value":0.42}]""",
            decoded.Tree);
    }

    [Fact]
    public void Parse_OpenMetrics_TimesAreSecondsAndExemplarsArePassedOver()
    {
        var decoded = Decoded.Of(
            PrometheusFormat.Instance,
            "# TYPE latency histogram\n# UNIT latency seconds\nlatency_bucket{le=\"+Inf\"} 3 1795312800.5 # {trace=\"a b\"} 0.67\n# EOF\n");

        Assert.Empty(decoded.Problems);
        Assert.Equal("""[{"name":"latency_bucket","type":"histogram","unit":"seconds","labels":{"le":"+Inf"},"value":3,"time":1795312800500.0}]""", decoded.Tree);
    }

    [Theory]
    [InlineData("a{b=\"c\\\\d\\\"e\\nf\",} NaN", """[{"name":"a","labels":{"b":"c\\d\"e\nf"},"value":"NaN"}]""")]
    [InlineData("a -Inf", """[{"name":"a","labels":{},"value":"-Infinity"}]""")]
    [InlineData("a\t1e3", """[{"name":"a","labels":{},"value":1000}]""")]
    [InlineData("", "[]")]
    public void Parse_Sample_IsARecord(string text, string expected)
    {
        var decoded = Decoded.Of(PrometheusFormat.Instance, text);

        Assert.Empty(decoded.Problems);
        Assert.Equal(expected, decoded.Tree);
    }

    [Theory]
    [InlineData("<html>", "line 1: '<html>' has no value")]
    [InlineData("ok 1\nbad x", "line 2: 'x' is no number")]
    [InlineData("a{b=c} 1", "line 1: the value of label b is not quoted or has no end")]
    [InlineData("a{b=\"c\" 1", "line 1: a label has no value")]
    [InlineData("a 1 x", "line 1: 'x' is no time")]
    public void Parse_BrokenLine_IsNamed(string text, string problem) =>
        Assert.Equal(problem, Assert.Single(Decoded.Of(PrometheusFormat.Instance, text).Problems));
}
