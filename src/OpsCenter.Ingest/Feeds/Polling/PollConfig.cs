namespace OpsCenter.Ingest.Feeds.Polling;

/// <summary>An address that is asked again and again.</summary>
public sealed record PollConfig : FeedConfig
{
    /// <value>http or https, without user or password; null where <see cref="System"/> says whom to ask.</value>
    public Uri? Address { get; init; }

    /// <value>Name of a system whose address the server's settings give; null where <see cref="Address"/> is given.</value>
    public string? System { get; init; }

    /// <value>Path and query below the system's address; empty, or begins with <c>/</c> or <c>?</c>.</value>
    public string Below { get; init; } = "";

    public required TimeSpan Every { get; init; }

    /// <value>For the whole answer.</value>
    public required TimeSpan Timeout { get; init; }

    /// <value><c>Name: value</c> lines, in order.</value>
    public required string Headers { get; init; }

    public string? User { get; init; }

    /// <value>Where the password is.</value>
    public string? PasswordSource { get; init; }

    /// <value>Where the bearer token is.</value>
    public string? TokenSource { get; init; }

    public override string Where => Address?.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
        ?? $"{{{System}}}{Below.Split('?')[0]}";

    public override string Kind => "poll";
}
