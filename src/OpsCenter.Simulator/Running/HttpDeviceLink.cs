using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using OpsCenter.Simulator.Devices;

namespace OpsCenter.Simulator.Running;

/// <summary>Posts messages to <c>/api/v1/ingest/{topic}</c> and tries again until the server has taken or refused them.</summary>
internal sealed class HttpDeviceLink(string clientId, PushLogin login, TimeProvider time, ILogger logger) : IDeviceLink
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private readonly HttpClient _http = new() { BaseAddress = login.Server, Timeout = TimeSpan.FromSeconds(30) };
    private string? _lastRefusal;

    public async ValueTask<bool> PublishAsync(SimulatedMessage message, CancellationToken cancellation)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            using var response = await PostAsync(message, cancellation);
            if (response is { IsSuccessStatusCode: true })
            {
                _lastRefusal = null;
                return true;
            }

            if (response is not null && response.StatusCode is not (HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError))
            {
                Tell(response.StatusCode.ToString());
                return false;
            }

            await Task.Delay(response?.Headers.RetryAfter?.Delta ?? pause, time, cancellation);
        }
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Null where the server cannot be reached.</summary>
    private async Task<HttpResponseMessage?> PostAsync(SimulatedMessage message, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/ingest/{message.Topic}") { Content = new ReadOnlyMemoryContent(message.Payload) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = login.Token is { } token ? new AuthenticationHeaderValue("Bearer", token) : null;
        try
        {
            return await _http.SendAsync(request, cancellation);
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            Tell(exception.Message);
            return null;
        }
    }

    /// <summary>Once per reason, not at every attempt.</summary>
    private void Tell(string reason)
    {
        if (reason != _lastRefusal)
        {
            Log.Refused(logger, clientId, reason);
        }

        _lastRefusal = reason;
    }
}
