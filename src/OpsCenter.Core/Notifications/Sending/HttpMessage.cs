using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Outbound;

namespace OpsCenter.Core.Notifications.Sending;

/// <summary>A message as an HTTP request, and what its answer means.</summary>
internal static class HttpMessage
{
    private const int MaxAnswerBytes = 4096;
    private const int ShownAnswer = 200;
    private static readonly TimeSpan LongestAfter = TimeSpan.FromHours(1);

    public static async Task<SendOutcome> SendAsync(GuardedHttp http, ChannelConfig channel, Message message, TimeProvider time, CancellationToken cancellation)
    {
        var address = channel.Address ?? AddressOf(SecretSource.Read(channel.AddressSource!));
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Bodies.Of(channel, message, time.GetUtcNow())));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        var authorization = Authorization(channel);
        using var answer = await http.PostAsync(
            address,
            content,
            headers =>
            {
                headers.TryAddWithoutValidation("Idempotency-Key", message.Id);
                headers.Authorization = authorization;
            },
            cancellation);
        return answer.IsSuccessStatusCode ? new SendOutcome.Taken() : await NotTakenAsync(answer, time.GetUtcNow(), cancellation);
    }

    private static Uri AddressOf(string text) => Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? address!
        : throw new SecretMissingException("the secret that should be the address is no http or https address");

    private static AuthenticationHeaderValue? Authorization(ChannelConfig channel) => channel switch
    {
        { TokenSource: { } source } => new AuthenticationHeaderValue("Bearer", SecretSource.Read(source)),
        { User: { } user, PasswordSource: { } source } =>
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{SecretSource.Read(source)}"))),
        _ => null,
    };

    private static async Task<SendOutcome> NotTakenAsync(HttpResponseMessage answer, DateTimeOffset now, CancellationToken cancellation)
    {
        var status = (int)answer.StatusCode;
        if (status is >= 300 and < 400)
        {
            return new SendOutcome.NotTaken(string.Create(CultureInfo.InvariantCulture, $"it answers {status} and redirects; write the address it redirects to"));
        }

        // What the receiver dislikes about one message says nothing about the next; everything else would meet the next too.
        var only = answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict;
        var said = await SaidAsync(answer, cancellation);
        return new SendOutcome.NotTaken(string.Create(CultureInfo.InvariantCulture, $"it answers {status}{said}"), !only, After(answer.Headers.RetryAfter, now));
    }

    private static TimeSpan? After(RetryConditionHeaderValue? header, DateTimeOffset now)
    {
        var after = header?.Delta ?? (header?.Date is { } date ? date - now : null);
        return after is not { } span || span <= TimeSpan.Zero ? null : span < LongestAfter ? span : LongestAfter;
    }

    private static async Task<string> SaidAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
        var bytes = await BoundedBody.ReadAsync(body, MaxAnswerBytes, cancellation);
        var text = bytes is null ? "" : Templates.NoticeText.OneLine(Encoding.UTF8.GetString(bytes));
        return text.Length == 0 ? "" : $": {(text.Length > ShownAnswer ? text[..ShownAnswer] + "…" : text)}";
    }
}
