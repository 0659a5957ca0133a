"""What each layer of isolation gives, and what to do where it is missing."""

import errno
import platform
from typing import Final

from tutor.language import Text
from tutor.sandbox import landlock, layers

_GIVES: Final = {
    layers.RLIMITS: Text(
        uz="vaqt, xotira, jarayonlar soni va fayl hajmi cheklangan",
        en="bounds time, memory, processes and file sizes",
    ),
    layers.NO_NEW_PRIVS: Text(uz="dastur yangi huquq ololmaydi", en="a program cannot gain rights"),
    layers.LANDLOCK: Text(uz="begona fayllar yopiq (ABI {abi})", en="closes all other files (ABI {abi})"),
    layers.SECCOMP: Text(
        uz="tarmoq, yangi jarayonlar va boshqalarga signal yopiq",
        en="closes the network, new processes and signals to others",
    ),
}
_WITHOUT: Final = Text(
    uz="Yadroda bor, lekin xizmat --without {layer} bilan ishga tushirilgan: usiz qayta ishga tushiring.",
    en="The kernel has it, but the service was started with --without {layer}: start it again without that.",
)
_MACOS: Final = Text(
    uz="macOS da bu qatlam yoʻq: sinf uchun xizmatni Linux da (yoki Linux virtual mashinasida) ishlating.",
    en="macOS has no such layer: for a class, run the service on Linux, or in a virtual machine with Linux.",
)
_LINUX_ONLY: Final = Text(
    uz="Bu faqat Linux da bor: Linux yoki WSL 2 da ishlating.", en="Only Linux has this: use Linux or WSL 2."
)
_LANDLOCK: Final = {
    errno.EOPNOTSUPP: Text(
        uz="Landlock yadroda bor, lekin yoqilmagan: yuklash parametriga lsm=landlock,… ni qoʻshing "
        "(hozirgi roʻyxat: /sys/kernel/security/lsm; GRUB da GRUB_CMDLINE_LINUX), soʻng qayta yuklang.",
        en="Landlock is in the kernel but switched off: add lsm=landlock,… to the boot parameters "
        "(the present list is in /sys/kernel/security/lsm; with GRUB in GRUB_CMDLINE_LINUX), and boot again.",
    ),
    errno.EPERM: Text(
        uz="Konteynerning seccomp profili Landlock ni taqiqlaydi: konteyner dasturini yangilang yoki landlock_create_ruleset, "
        "landlock_add_rule va landlock_restrict_self ga ruxsat beradigan profil tanlang "
        "(docker run --security-opt seccomp=PROFIL).",
        en="The container's seccomp profile forbids Landlock: update the container engine, or take a profile that allows "
        "landlock_create_ruleset, landlock_add_rule and landlock_restrict_self "
        "(docker run --security-opt seccomp=PROFILE).",
    ),
}
_NO_LANDLOCK: Final = Text(
    uz="Bu yadroda ({release}) fayllarni yopadigan Landlock yoʻq: CONFIG_SECURITY_LANDLOCK bilan yigʻilgan Linux 5.13 yoki "
    "yangirogʻi kerak (WSL 2 da: wsl --update).",
    en="This kernel ({release}) has no Landlock, which closes files: it takes Linux 5.13 or later built with "
    "CONFIG_SECURITY_LANDLOCK (with WSL 2: wsl --update).",
)
_NO_SECCOMP: Final = Text(
    uz="seccomp filtri yoʻq ({machine}): CONFIG_SECCOMP_FILTER bilan yigʻilgan Linux (x86-64 yoki ARM64) kerak; konteynerda "
    "/proc ulangan boʻlsin.",
    en="There is no seccomp filter ({machine}): it takes Linux (x86-64 or ARM64) built with CONFIG_SECCOMP_FILTER; in a "
    "container, /proc must be mounted.",
)


def gives(layer: str) -> Text:
    """Return what a layer that holds is good for."""
    return _GIVES[layer].format(abi=landlock.abi() if layer == layers.LANDLOCK else "")


def advice(layer: str) -> Text:
    """Return what to do about a layer that the service does not have."""
    if layer in layers.available():
        return _WITHOUT.format(layer=layer)
    if platform.system() == "Darwin":
        return _MACOS
    if platform.system() != "Linux":
        return _LINUX_ONLY
    if layer == layers.LANDLOCK:
        return _LANDLOCK.get(landlock.refusal(), _NO_LANDLOCK).format(release=platform.release())
    return _NO_SECCOMP.format(machine=platform.machine())
