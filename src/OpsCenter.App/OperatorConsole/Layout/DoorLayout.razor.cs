using Microsoft.AspNetCore.Components;

namespace OpsCenter.App.OperatorConsole.Layout;

/// <summary>The quiet frame around signing in, setup and pairing.</summary>
public sealed partial class DoorLayout(NavigationManager navigation)
{
    private string Here => Uri.EscapeDataString("/" + navigation.ToBaseRelativePath(navigation.Uri));
}
