using Xunit;

namespace OpsCenter.Testing;

/// <summary>A theory that reads the folder of real payloads; skipped by name where the folder is absent.</summary>
public sealed class FixtureTheoryAttribute : TheoryAttribute
{
    public FixtureTheoryAttribute()
    {
        if (FixtureFolder.Path is null)
        {
            Skip = "needs the folder of real payloads (shared/fixtures beside the checkout, or OPSCENTER_FIXTURES)";
        }
    }
}
