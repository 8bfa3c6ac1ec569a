using OpsCenter.Ingest.Feeds.Drops;
using OpsCenter.Ingest.Feeds.Polling;
using OpsCenter.Ingest.Tests.Configuration;
using Xunit;

namespace OpsCenter.Ingest.Tests.Feeds;

public sealed class FeedsConfigTests : IDisposable
{
    private readonly TemporaryConfig _config = new();

    public void Dispose() => _config.Dispose();

    [Fact]
    public void Load_Poll_TakesEveryKey()
    {
        Write("polls:\n- {id: p.api, url: 'https://api.example.vn/v1?x=1', topic: t/d1, every: 2m, timeout: 10s, headers: {Accept: text/csv}, token: env:API_TOKEN}");

        var poll = Assert.IsType<PollConfig>(Assert.Single(_config.Load().Feeds));

        Assert.Equal(("p.api", "t/d1", "Accept: text/csv", "env:API_TOKEN"), (poll.Id, poll.Topic, poll.Headers, poll.TokenSource));
        Assert.Equal((TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(10)), (poll.Every, poll.Timeout));
        Assert.Equal("https://api.example.vn/v1", poll.Where);
    }

    [Fact]
    public void Load_PollOfASystem_KeepsItsNameAndPath()
    {
        Write("polls:\n- {id: p.beds, url: '{health}/v1/beds.json?area=hd', topic: t/d1}");

        var poll = Assert.IsType<PollConfig>(Assert.Single(_config.Load().Feeds));

        Assert.Equal(("health", "/v1/beds.json?area=hd", null, "{health}/v1/beds.json"), (poll.System, poll.Below, poll.Address, poll.Where));
    }

    [Fact]
    public void Load_Drop_TakesEveryKey()
    {
        Write("drops:\n- {id: p.files, folder: reports, files: '*.csv', topic: 't/{name}', lines: 500, header: 1}");

        var drop = Assert.IsType<DropConfig>(Assert.Single(_config.Load().Feeds));

        Assert.Equal(("p.files", "reports", "*.csv", "t/{name}", 500, 1), (drop.Id, drop.Folder, drop.Files, drop.Topic, drop.Lines, drop.Header));
    }

    [Theory]
    [InlineData("polls", "{id: x, url: 'ftp://h/a', topic: t}", "polls[0].url", "not an http")]
    [InlineData("polls", "{id: x, url: 'http://u:hunter2@h/a', topic: t}", "polls[0].url", "user or password")]
    [InlineData("polls", "{id: x, url: '{health', topic: t}", "polls[0].url", "names no system")]
    [InlineData("polls", "{id: x, url: '{He alth}/a', topic: t}", "polls[0].url", "names no system")]
    [InlineData("polls", "{id: x, url: '{health}a', topic: t}", "polls[0].url", "names no system")]
    [InlineData("polls", "{id: x, url: '{health}/a#b', topic: t}", "polls[0].url", "names no system")]
    [InlineData("polls", "{id: x, url: 'http://h/a', topic: 't/+'}", "polls[0].topic", "not a topic")]
    [InlineData("polls", "{id: x, url: 'http://h/a'}", "polls[0]", "'topic' is missing")]
    [InlineData("polls", "{id: x, url: 'http://h/a', topic: t, every: 10ms}", "polls[0].every", "too short")]
    [InlineData("polls", "{id: x, url: 'http://h/a', topic: t, token: hunter2}", "polls[0].token", "not written here")]
    [InlineData("polls", "{id: x, url: 'http://h/a', topic: t, headers: {authorization: hunter2}}", "polls[0].headers.authorization", "not written here")]
    [InlineData("polls", "{id: x, url: 'http://h/a', topic: t, user: u}", "polls[0]", "belong together")]
    [InlineData("polls", "{id: x, url: 'http://h/a', topic: t, evry: 5m}", "polls[0].evry", "unknown key")]
    [InlineData("drops", "{id: x, folder: f, files: 'a/*.csv', topic: t}", "drops[0].files", "no pattern")]
    [InlineData("drops", "{id: x, folder: ' ', files: '*.csv', topic: t}", "drops[0].folder", "no folder")]
    [InlineData("drops", "{id: x, folder: \"a\\0b\", files: '*.csv', topic: t}", "drops[0].folder", "no folder")]
    [InlineData("drops", "{id: x, folder: f, files: '*.csv', topic: t, header: 1}", "drops[0].header", "cut into lines")]
    [InlineData("drops", "{id: x, folder: f, files: '*.XLSX', topic: t, lines: 10}", "drops[0].lines", "no lines")]
    [InlineData("drops", "{id: x, folder: f, files: '*.csv', topic: t, lines: 0}", "drops[0].lines", "no number of lines")]
    [InlineData("drops", "{id: x, folder: f, files: '*.csv', topic: 't/{other}'}", "drops[0].topic", "not a topic")]
    public void Load_Mistake_IsNamedWithLineAndKeyAndNoSecret(string list, string feed, string key, string problem)
    {
        Write($"{list}:\n- {feed}");

        var error = Assert.Single(_config.Errors());

        Assert.Equal(("ingest-config/packs/p/feeds.yaml", 2, key), (error.File, error.Line, error.Key));
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SameIdTwice_IsAnError()
    {
        Write("polls:\n- {id: x, url: 'http://h/a', topic: t}\ndrops:\n- {id: x, folder: f, files: '*', topic: t}");

        Assert.Contains("there twice", Assert.Single(_config.Errors()).Problem, StringComparison.Ordinal);
    }

    private void Write(string text) => _config.Write("packs/p/feeds.yaml", text + "\n");
}
