using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OpsCenter.App.Api.Alarms;

namespace OpsCenter.App.Verbs;

/// <summary><c>backtest RULE</c>.</summary>
internal static class BacktestVerb
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromMinutes(10);
    private static readonly Argument<string> Rule = new("RULE") { Description = "Id of the rule, e.g. water.flood." };
    private static readonly Option<string?> Draft = new("--rules") { Description = "An alarms.yaml that holds the rule as it shall be; it is compared with the one in force.", HelpName = "FILE" };
    private static readonly Option<string?> From = new("--from") { Description = "RFC 3339, Unix milliseconds or a time before now such as -7d. Default: 30 days before --to.", HelpName = "TIME" };
    private static readonly Option<string?> To = new("--to") { Description = "Likewise. Default: now.", HelpName = "TIME" };
    private static readonly Option<int> Limit = new("--limit") { Description = "Most alarms listed, the newest. Default: 20.", DefaultValueFactory = _ => 20, HelpName = "N" };
    private static readonly Option<bool> Json = new("--json") { Description = "Print the server's answer as it is." };

    public static Command Create()
    {
        var command = new Command(
            "backtest",
            "Ask the running server what a rule would have done with the readings it has: how many alarms, what they ask of an operator, and how a draft differs from the rule in force. Changes nothing.")
        {
            Rule, Draft, From, To, Limit, Json, RunningServer.Url, RunningServer.TokenFile,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult line, CancellationToken cancellation)
    {
        var error = line.InvocationConfiguration.Error;
        try
        {
            if (await RunningServer.TokenAsync(line, cancellation) is not { } token)
            {
                await error.WriteLineAsync($"{RunningServer.NoToken("read")}.");
                return 1;
            }

            using var http = new HttpClient { BaseAddress = line.GetValue(RunningServer.Url), Timeout = AnswerWithin };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var draft = line.GetValue(Draft) is { } file ? new StringContent(await File.ReadAllTextAsync(file, cancellation), Encoding.UTF8, "application/yaml") : null;
            using var answer = await http.PostAsync(Path(line), draft, cancellation);
            return await PrintAsync(line, answer, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or HttpRequestException or TaskCanceledException { InnerException: TimeoutException })
        {
            await error.WriteLineAsync($"{failure.Message}.");
            return 1;
        }
    }

    private static Uri Path(ParseResult line)
    {
        var query = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"/api/v1/rules/{Uri.EscapeDataString(line.GetValue(Rule)!)}/backtest?limit={line.GetValue(Limit)}"));
        foreach (var (name, value) in new[] { ("from", line.GetValue(From)), ("to", line.GetValue(To)) })
        {
            query.Append(value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}");
        }

        return new Uri(query.ToString(), UriKind.Relative);
    }

    private static async Task<int> PrintAsync(ParseResult line, HttpResponseMessage answer, CancellationToken cancellation)
    {
        var (output, error) = (line.InvocationConfiguration.Output, line.InvocationConfiguration.Error);
        if (!answer.IsSuccessStatusCode)
        {
            await error.WriteLineAsync(Refusal(answer, await answer.Content.ReadAsStringAsync(cancellation)));
            return 1;
        }

        if (line.GetValue(Json))
        {
            await output.WriteLineAsync(await answer.Content.ReadAsStringAsync(cancellation));
            return 0;
        }

        await output.WriteAsync(BacktestText.Of((await answer.Content.ReadFromJsonAsync<BacktestJson>(cancellation))!));
        return 0;
    }

    /// <summary>What the server says is wrong: the mistakes of a draft each in a line of its own, else the sentence.</summary>
    private static string Refusal(HttpResponseMessage answer, string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var problem = document.RootElement;
            return problem.TryGetProperty("errors", out var errors)
                ? string.Join('\n', errors.EnumerateObject().SelectMany(one => one.Value.EnumerateArray().Select(text => one.Name == "body" ? text.GetString() : $"--{one.Name}: {text.GetString()}")))
                : problem.GetProperty("detail").GetString()!;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"The server answers HTTP {(int)answer.StatusCode} {answer.ReasonPhrase}.";
        }
    }
}
