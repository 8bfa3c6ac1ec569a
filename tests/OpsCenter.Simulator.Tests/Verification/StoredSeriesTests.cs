using System.Net;
using OpsCenter.Simulator.Verification;
using Xunit;

namespace OpsCenter.Simulator.Tests.Verification;

public sealed class StoredSeriesTests
{
    private const long First = 1_763_770_000_000_000_000;

    [Fact]
    public async Task ReadAsync_AnswerCutAtALimit_AsksOnFromTheLastPoint()
    {
        using var server = new Answers(
            "measurement,field,tags,time,value,unit\r\nload,seq,device=load-00001,2025-11-22T00:06:40Z,0,\r\nload,seq,device=load-00001,2025-11-22T00:06:40.0000123Z,1,\r\n",
            "measurement,field,tags,time,value,unit\r\nload,seq,device=load-00001,2025-11-22T00:06:41.123456700Z,2,\r\n",
            "measurement,field,tags,time,value,unit\r\n");
        using var http = new HttpClient(server) { BaseAddress = new Uri("http://localhost") };

        var points = await new StoredSeries(http).ReadAsync("load-00001", First, First + 2_000_000_000, CancellationToken.None);

        Assert.Equal([(First, 0), (First + 12_300, 1), (First + 1_123_456_700, 2)], points);
        Assert.Equal(3, server.Asked.Count);
        Assert.Contains("tag.device=load-00001", server.Asked[0], StringComparison.Ordinal);
        Assert.Contains("from=2025-11-22T00%3A06%3A40.0000124Z", server.Asked[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_NotTheExpectedTable_SaysSo()
    {
        using var server = new Answers("<html>");
        using var http = new HttpClient(server) { BaseAddress = new Uri("http://localhost") };

        await Assert.ThrowsAsync<FormatException>(() => new StoredSeries(http).ReadAsync("load-00001", First, First, CancellationToken.None));
    }

    private sealed class Answers(params string[] bodies) : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!.AbsoluteUri);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(bodies[Asked.Count - 1]) });
        }
    }
}
