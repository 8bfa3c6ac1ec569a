using System.Net;
using System.Net.Http.Headers;

namespace OpsCenter.Ingest.Import;

/// <summary>The server's <c>/write</c>: comes back when the lines are committed, however often the server says to come again.</summary>
public sealed class WriteTarget(HttpClient http, string token, TimeSpan patience, TimeProvider time)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>Told why nothing goes on, before each wait.</summary>
    public Action<string>? Waiting { get; set; }

    /// <exception cref="ImportException">It refuses, or does not answer for longer than the patience.</exception>
    public async Task SendAsync(ReadOnlyMemory<byte> lines, string precision, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        var wait = TimeSpan.FromSeconds(1);
        while (true)
        {
            var (problem, after) = await TryAsync(lines, precision, cancellation);
            if (problem is null)
            {
                return;
            }

            if (time.GetElapsedTime(began) > patience)
            {
                throw new ImportException($"nothing was taken for {patience}: {problem}");
            }

            Waiting?.Invoke(problem);
            var pause = after ?? wait;
            await Task.Delay(pause < LongestWait ? pause : LongestWait, time, cancellation);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }

    /// <summary>Null where the lines are committed; otherwise why they may be later, and when to come again where the server says so.</summary>
    private async Task<(string? Problem, TimeSpan? After)> TryAsync(ReadOnlyMemory<byte> lines, string precision, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/write?precision={precision}", UriKind.Relative)) { Content = new ReadOnlyMemoryContent(lines) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Token", token);
            using var answer = await http.SendAsync(request, cancellation);
            if (answer.StatusCode == HttpStatusCode.NoContent)
            {
                return default;
            }

            var said = $"the server answers {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellation)}".Trim();
            return answer.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
                ? (said, answer.Headers.RetryAfter?.Delta)
                : throw new ImportException(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? $"{said}: the token needs the scope ingest" : said);
        }
        catch (HttpRequestException error)
        {
            return ($"{http.BaseAddress} does not answer: {error.Message}", null);
        }
        catch (TaskCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            return ($"{http.BaseAddress} does not answer in time: {error.Message}", null);
        }
    }
}
