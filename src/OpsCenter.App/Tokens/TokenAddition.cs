using OpsCenter.Core.Access;

namespace OpsCenter.App.Tokens;

/// <summary>What became of a wish for a token. Closed.</summary>
public abstract record TokenAddition
{
    private TokenAddition()
    {
    }

    /// <param name="Secret">The token, shown this once.</param>
    public sealed record Added(string Secret) : TokenAddition;

    public sealed record Forbidden : TokenAddition;

    public sealed record NameInvalid : TokenAddition;

    public sealed record NameTaken : TokenAddition;

    public sealed record NoScope : TokenAddition;

    /// <summary>Nobody hands out more than they may do themselves.</summary>
    public sealed record ScopeBeyondCaller(TokenScope Scope) : TokenAddition;
}
