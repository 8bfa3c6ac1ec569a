namespace OpsCenter.Core.Notifications.Configuration;

/// <summary>How the way to the mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>Plain until the server agrees to TLS; a server that does not offer it is refused (RFC 3207).</summary>
    StartTls,

    /// <summary>TLS from the first byte (RFC 8314).</summary>
    Tls,

    /// <summary>None at all; a password is refused.</summary>
    None,
}
