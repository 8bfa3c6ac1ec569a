namespace OpsCenter.Core.Notifications.Smtp;

/// <summary>The mail server answered something else than was hoped for.</summary>
public sealed class SmtpReplyException(int code, string message) : Exception(message)
{
    /// <summary>Trying again changes nothing (5xx).</summary>
    public bool IsFinal => code >= 500;
}
