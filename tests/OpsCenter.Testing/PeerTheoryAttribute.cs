using Xunit;

namespace OpsCenter.Testing;

/// <summary>A theory that talks to a real program; skipped by name where that is missing, as with <see cref="PeerFactAttribute"/>.</summary>
public sealed class PeerTheoryAttribute : TheoryAttribute
{
    public PeerTheoryAttribute(params string[] programs) => Skip = new PeerFactAttribute(programs).Skip;
}
