namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads addresses of other systems.</summary>
internal static class ConfigAddress
{
    /// <summary>Null, with an error, where it is no http or https address without a secret in it.</summary>
    public static Uri? Http(ConfigNode node, string example)
    {
        if (node.Text() is not { } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Host.Length == 0)
        {
            node.Error("is not an http or https address", $"Write e.g. {example}");
            return null;
        }

        if (address.UserInfo.Length > 0)
        {
            // The address itself is not repeated: it holds a secret, and errors are shown and logged.
            node.Error("the address holds a user or password", "Remove it and give 'user' and 'password: env:NAME'");
            return null;
        }

        if (address.Fragment.Length > 0)
        {
            node.Error("the address has a fragment", "Remove '#' and what follows");
            return null;
        }

        return address;
    }
}
