"""The demo caller: a second program that plays PBX, IVR and customers over real SIP and RTP on loopback."""
